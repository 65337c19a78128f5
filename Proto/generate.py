#!/usr/bin/env python3
"""Writes Swift value types for every message of a protobuf FileDescriptorSet.

usage: generate.py DESCRIPTOR_SET OUT_DIR [IMPORT]

Each .proto file becomes one Swift file of plain value types: `Sendable`, `Hashable`, and `Codable` in
proto3's JSON mapping (lowerCamelCase keys, enum names, 64-bit integers as strings, bytes as base64,
default values left out). IMPORT is a line that goes above the types.
"""
import os
import sys

from google.protobuf import descriptor_pb2 as pb

F = pb.FieldDescriptorProto
SCALARS = {
    F.TYPE_DOUBLE: ("Double", "0"), F.TYPE_FLOAT: ("Float", "0"),
    F.TYPE_INT32: ("Int32", "0"), F.TYPE_SINT32: ("Int32", "0"), F.TYPE_SFIXED32: ("Int32", "0"),
    F.TYPE_INT64: ("Int64", "0"), F.TYPE_SINT64: ("Int64", "0"), F.TYPE_SFIXED64: ("Int64", "0"),
    F.TYPE_UINT32: ("UInt32", "0"), F.TYPE_FIXED32: ("UInt32", "0"),
    F.TYPE_UINT64: ("UInt64", "0"), F.TYPE_FIXED64: ("UInt64", "0"),
    F.TYPE_BOOL: ("Bool", "false"), F.TYPE_STRING: ("String", '""'), F.TYPE_BYTES: ("[UInt8]", "[]"),
}
WIDE = ("Int64", "UInt64")
KEYWORDS = {"in", "case", "default", "is", "as", "for", "class", "self", "extension", "import", "operator",
            "public", "private", "protocol", "repeat", "return", "switch", "where", "while", "func", "init"}


def camel(name):
    head, *rest = name.lower().split("_")
    return head + "".join(part.capitalize() for part in rest)


def swift_name(name):
    plain = camel(name)
    return f"`{plain}`" if plain in KEYWORDS else plain


def upper_snake(name):
    out = ""
    for i, c in enumerate(name):
        if c.isupper() and i and not name[i - 1].isupper():
            out += "_"
        out += c.upper()
    return out


def case_name(enum_name, value_name):
    prefix = upper_snake(enum_name) + "_"
    short = value_name[len(prefix):] if value_name.startswith(prefix) else value_name
    name = camel(short)
    if name[0].isdigit():
        name = "_" + name
    return f"`{name}`" if name in KEYWORDS else name


def comments(file):
    """Leading (or else trailing) comment of every path in the file."""
    found = {}
    for loc in file.source_code_info.location:
        text = loc.leading_comments or loc.trailing_comments
        if text.strip():
            found[tuple(loc.path)] = [line.strip() for line in text.strip().splitlines()]
    return found


class Writer:
    def __init__(self, file):
        self.file, self.notes, self.lines, self.depth = file, comments(file), [], 0

    def line(self, text=""):
        self.lines.append("    " * self.depth + text if text else "")

    def doc(self, path):
        for text in self.notes.get(tuple(path), []):
            self.line(f"/// {text}" if text else "///")

    def type_of(self, field):
        if field.type in (F.TYPE_MESSAGE, F.TYPE_ENUM):
            package = "." + self.file.package + "."
            name = field.type_name
            return name[len(package):] if name.startswith(package) else name.rsplit(".", 1)[-1]
        return SCALARS[field.type][0]

    def declared(self, field):
        base = self.type_of(field)
        if field.label == F.LABEL_REPEATED:
            return f"[{base}]", "[]"
        if field.type == F.TYPE_MESSAGE:
            return f"{base}?", "nil"
        if field.type == F.TYPE_ENUM:
            return base, f"{base}(rawValue: 0) ?? {base}.allCases[0]"
        return base, SCALARS[field.type][1]

    def enum(self, enum, path):
        self.doc(path)
        self.line(f"public enum {enum.name}: Int32, CaseIterable, Sendable, ProtoEnum {{")
        self.depth += 1
        for i, value in enumerate(enum.value):
            self.doc(path + [2, i])
            self.line(f"case {case_name(enum.name, value.name)} = {value.number}")
        self.line()
        self.line("/// The name in the contract, as JSON spells it.")
        self.line("public var protoName: String {")
        self.depth += 1
        self.line("switch self {")
        for value in enum.value:
            self.line(f'case .{case_name(enum.name, value.name)}: "{value.name}"')
        self.line("}")
        self.depth -= 1
        self.line("}")
        self.depth -= 1
        self.line("}")
        self.line()

    def message(self, message, path):
        self.doc(path)
        self.line(f"public struct {message.name}: Sendable, Hashable, Codable {{")
        self.depth += 1
        for i, enum in enumerate(message.enum_type):
            self.enum(enum, path + [4, i])
        for i, nested in enumerate(message.nested_type):
            self.message(nested, path + [3, i])
        singles, oneofs = [], {}
        for i, field in enumerate(message.field):
            if field.HasField("oneof_index") and not field.proto3_optional:
                oneofs.setdefault(field.oneof_index, []).append((i, field))
            else:
                singles.append((i, field))
        for index, fields in oneofs.items():
            name = message.oneof_decl[index].name
            kind = camel(name)[0].upper() + camel(name)[1:]
            self.line(f"public enum {kind}: Sendable, Hashable {{")
            self.depth += 1
            for i, field in fields:
                self.doc(path + [2, i])
                self.line(f"case {swift_name(field.name)}({self.type_of(field)})")
            self.depth -= 1
            self.line("}")
            self.line()
        for i, field in singles:
            self.doc(path + [2, i])
            kind, default = self.declared(field)
            self.line(f"public var {swift_name(field.name)}: {kind} = {default}")
        for index in oneofs:
            name = message.oneof_decl[index].name
            kind = camel(name)[0].upper() + camel(name)[1:]
            self.line(f"public var {swift_name(name)}: {kind}?")
        self.line()
        self.initializers(message, singles, oneofs)
        self.coding(message, singles, oneofs)
        self.depth -= 1
        self.line("}")
        self.line()

    def initializers(self, message, singles, oneofs):
        self.line("public init() {}")
        self.line()
        parameters, names = [], []
        for _, field in singles:
            kind, default = self.declared(field)
            if field.type == F.TYPE_ENUM and field.label != F.LABEL_REPEATED:
                default = f"{kind}(rawValue: 0) ?? {kind}.allCases[0]"
            parameters.append(f"{swift_name(field.name)}: {kind} = {default}")
            names.append(swift_name(field.name))
        for index in oneofs:
            name = message.oneof_decl[index].name
            kind = camel(name)[0].upper() + camel(name)[1:]
            parameters.append(f"{swift_name(name)}: {kind}? = nil")
            names.append(swift_name(name))
        if not parameters:
            return
        self.line("public init(")
        self.depth += 1
        for i, parameter in enumerate(parameters):
            self.line(parameter + ("," if i + 1 < len(parameters) else ""))
        self.depth -= 1
        self.line(") {")
        self.depth += 1
        for name in names:
            self.line(f"self.{name.strip('`')} = {name}" if name.strip("`") != "self" else "")
        self.depth -= 1
        self.line("}")
        self.line()

    def coding(self, message, singles, oneofs):
        fields = [f for _, f in singles] + [f for fs in oneofs.values() for _, f in fs]
        if not fields:
            self.line("public init(from decoder: any Decoder) throws {}")
            self.line("public func encode(to encoder: any Encoder) throws {")
            self.line("    _ = encoder.container(keyedBy: ProtoKey.self)")
            self.line("}")
            return
        self.line("public init(from decoder: any Decoder) throws {")
        self.depth += 1
        self.line("let fields = try decoder.container(keyedBy: ProtoKey.self)")
        for _, field in singles:
            name = swift_name(field.name)
            self.line(f'{name} = try fields.{self.reader(field)}("{camel(field.name)}")'
                      + ("" if self.optional(field) else f" ?? {name}"))
        for index, members in oneofs.items():
            name = swift_name(message.oneof_decl[index].name)
            for _, field in members:
                self.line(f'if let value: {self.type_of(field)} = try fields.{self.reader(field)}('
                          f'"{camel(field.name)}") {{')
                self.line(f"    {name} = .{swift_name(field.name)}(value)")
                self.line("}")
        self.depth -= 1
        self.line("}")
        self.line()
        self.line("public func encode(to encoder: any Encoder) throws {")
        self.depth += 1
        self.line("var fields = encoder.container(keyedBy: ProtoKey.self)")
        for _, field in singles:
            name = swift_name(field.name)
            if self.optional(field):
                self.line(f'try fields.write({name}, "{camel(field.name)}")')
            else:
                default = self.declared(field)[1]
                self.line(f'if {name} != {self.comparable(field, default)} {{ '
                          f'try fields.{self.writer(field)}({name}, "{camel(field.name)}") }}')
        for index, members in oneofs.items():
            name = swift_name(message.oneof_decl[index].name)
            self.line(f"switch {name} {{")
            for _, field in members:
                self.line(f"case .{swift_name(field.name)}(let value): "
                          f'try fields.{self.writer(field)}(value, "{camel(field.name)}")')
            self.line("case nil: break")
            self.line("}")
        self.depth -= 1
        self.line("}")

    def optional(self, field):
        return field.type == F.TYPE_MESSAGE and field.label != F.LABEL_REPEATED

    def comparable(self, field, default):
        return "Self().%s" % swift_name(field.name) if field.type == F.TYPE_ENUM else default

    def reader(self, field):
        return "readBytes" if field.type == F.TYPE_BYTES else (
            "readWide" if self.type_of(field) in WIDE and field.label != F.LABEL_REPEATED else "read")

    def writer(self, field):
        return "writeBytes" if field.type == F.TYPE_BYTES else (
            "writeWide" if self.type_of(field) in WIDE and field.label != F.LABEL_REPEATED else "write")

    def write(self, folder, imports=()):
        self.line(f"// Generated by Proto/generate.py from {self.file.name}. Do not edit.")
        for line in imports:
            self.line(line)
        self.line()
        for i, enum in enumerate(self.file.enum_type):
            self.enum(enum, [5, i])
        for i, message in enumerate(self.file.message_type):
            self.message(message, [4, i])
        stem = os.path.splitext(os.path.basename(self.file.name))[0]
        path = os.path.join(folder, stem.capitalize() + ".pb.swift")
        with open(path, "w") as out:
            out.write("\n".join(self.lines).rstrip() + "\n")
        return path


def main():
    files = pb.FileDescriptorSet()
    with open(sys.argv[1], "rb") as source:
        files.ParseFromString(source.read())
    for file in files.file:
        print(Writer(file).write(sys.argv[2], sys.argv[3:]))


if __name__ == "__main__":
    main()

import Instructions

// Instructions in, one a line; what each asks for out, in the same order: kinds of change, then the reading.
while let line = readLine() {
    let changes = InstructionReader.read(line)
    print(changes.map(\.kind).joined(separator: ","), changes, separator: "\t")
}

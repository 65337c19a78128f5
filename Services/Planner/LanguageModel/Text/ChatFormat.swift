/// One turn of a conversation.
public struct ChatMessage: Equatable, Sendable {
    public enum Role: String, Sendable { case system, user, assistant }

    public var role: Role
    public var text: String

    public init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }
}

/// How a model was taught to read a conversation; told by its control tokens.
public enum ChatFormat: Equatable, Sendable {
    /// `<|im_start|>role\ntext<|im_end|>\n`
    case chatML
    /// `<|start_header_id|>role<|end_header_id|>\n\ntext<|eot_id|>`
    case llama3
    /// `Role: text\n\n`, for models that were never taught to converse.
    case plain

    init(_ tokenizer: Tokenizer) {
        if tokenizer.control["<|im_start|>"] != nil, tokenizer.control["<|im_end|>"] != nil {
            self = .chatML
        } else if ["<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"]
            .allSatisfy({ tokenizer.control[$0] != nil })
        {
            self = .llama3
        } else {
            self = .plain
        }
    }

    /// The ids of a conversation, up to where the assistant's next answer begins. Nothing is added:
    /// without a system message there is none.
    func encode(_ messages: [ChatMessage], _ tokenizer: Tokenizer) -> [Int] {
        var ids = tokenizer.beginning.map { [$0] } ?? []
        func control(_ name: String) { if let id = tokenizer.control[name] { ids.append(id) } }
        func text(_ text: String) { ids += tokenizer.encode(text) }
        switch self {
        case .chatML:
            for message in messages {
                control("<|im_start|>")
                text("\(message.role.rawValue)\n\(message.text)")
                control("<|im_end|>")
                text("\n")
            }
            control("<|im_start|>")
            text("assistant\n")
        case .llama3:
            if tokenizer.beginning == nil { control("<|begin_of_text|>") }
            for message in messages {
                control("<|start_header_id|>")
                text(message.role.rawValue)
                control("<|end_header_id|>")
                text("\n\n\(message.text)")
                control("<|eot_id|>")
            }
            control("<|start_header_id|>")
            text("assistant")
            control("<|end_header_id|>")
            text("\n\n")
        case .plain:
            let names: [ChatMessage.Role: String] = [.system: "System", .user: "User"]
            let turns = messages.map { "\(names[$0.role] ?? "Assistant"): \($0.text)\n\n" }
            text(turns.joined() + "Assistant:")
        }
        return ids
    }
}

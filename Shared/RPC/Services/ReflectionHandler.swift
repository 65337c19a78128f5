internal import PlantainProto

/// `grpc.reflection.v1.ServerReflection` over the descriptors of the contract.
struct ReflectionHandler: ServerReflectionHandler {
    private let services: [String]
    private let files: [String: ProtoFile]
    private let symbols: [String: ProtoFile]

    init(services: [String]) {
        self.services =
            (services + ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"]).sorted()
        files = Dictionary(ProtoFile.all.map { ($0.name, $0) }) { first, _ in first }
        symbols = Dictionary(ProtoFile.all.flatMap { file in file.symbols.map { ($0, file) } }) {
            first, _ in first
        }
    }

    func serverReflectionInfo(
        _ requests: MessageStream<ServerReflectionRequest>, _ call: ServerCall,
        to replies: MessageWriter<ServerReflectionResponse>
    ) async throws {
        for try await request in requests {
            try await replies.send(
                ServerReflectionResponse(
                    validHost: request.host, originalRequest: request,
                    messageResponse: answer(request)))
        }
    }

    private func answer(_ request: ServerReflectionRequest)
        -> ServerReflectionResponse.MessageResponse
    {
        func missing(_ what: String) -> ServerReflectionResponse.MessageResponse {
            .errorResponse(
                ErrorResponse(
                    errorCode: Int32(RPCCode.notFound.rawValue),
                    errorMessage: "this server has no \(what)"))
        }
        switch request.messageRequest {
        case .fileByFilename(let name):
            return files[name].map { descriptors(of: $0) } ?? missing("file \(name)")
        case .fileContainingSymbol(let symbol):
            return symbols[symbol].map { descriptors(of: $0) } ?? missing("symbol \(symbol)")
        case .listServices:
            return .listServicesResponse(
                ListServiceResponse(service: services.map { ServiceResponse(name: $0) }))
        case .fileContainingExtension(let wanted):
            return missing("extension of \(wanted.containingType)")
        case .allExtensionNumbersOfType(let type):
            guard symbols[type] != nil else { return missing("type \(type)") }
            return .allExtensionNumbersResponse(ExtensionNumberResponse(baseTypeName: type))
        case nil:
            return .errorResponse(
                ErrorResponse(
                    errorCode: Int32(RPCCode.invalidArgument.rawValue),
                    errorMessage: "the question is empty"))
        }
    }

    /// The file and everything it imports, each once, the file first.
    private func descriptors(of file: ProtoFile) -> ServerReflectionResponse.MessageResponse {
        var seen: Set<String> = []
        var queue = [file]
        var descriptors: [[UInt8]] = []
        while let next = queue.first {
            queue.removeFirst()
            if !seen.insert(next.name).inserted { continue }
            descriptors.append(next.descriptor)
            queue += next.imports.compactMap { files[$0] }
        }
        return .fileDescriptorResponse(FileDescriptorResponse(fileDescriptorProto: descriptors))
    }
}

/// Reflection under its earlier name, which many tools still ask for; its messages are the same.
struct OlderReflectionService: RPCService {
    let name = "grpc.reflection.v1alpha.ServerReflection"
    let methods: [RPCMethod]

    init(_ handler: ReflectionHandler) { methods = ServerReflectionService(handler).methods }
}

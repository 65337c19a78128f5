/// Serialised by Python's protobuf 7.36 from the same values as in WireTests.
enum Golden {
    static let plan =
        "0801121365696e2046c3bc6368736c65696e20f09fa68a200328808080808080808080013a160a0f"
        + "0d0000803f15000000c01d0000003f1d0000403f5a030a01615a060a016250ac026a131a036f6e65"
        + "1a0374776f520708072d0000803e82010082010178"
    static let thought =
        "0a0e0a066c61796f757412046c656674"
    static let emptyPlan =
        "1200"
    static let timing =
        "1a0b11000000000000f83f1809"
}

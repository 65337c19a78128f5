import Fonts

/// The language of a text, as far as its letters are drawn differently for it.
enum TextLanguage {
    /// BCP 47; empty where it does not matter.
    ///
    /// Kana is Japanese, hangul Korean; a form that only Japan writes is Japanese; other ideographs are traditional Chinese if more of them exist only
    /// there than only in simplified Chinese.
    static func of(_ text: [Unicode.Scalar], hint: String = "") -> String {
        let scripts = Set(text.map { Font.script(of: $0) })
        if scripts.contains("Hira") || scripts.contains("Kana") { return "ja" }
        if scripts.contains("Hang") { return "ko" }
        guard scripts.contains("Hani") || scripts.contains("Bopo") else { return hint }
        if !hint.isEmpty { return hint }
        if text.contains(where: japanese.contains) { return "ja" }
        let old = text.count { traditional.contains($0) }
        let new = text.count { simplified.contains($0) }
        return old > new ? "zh-hant" : "zh-hans"
    }

    /// Of the Noto CJK collections.
    static func face(_ language: String) -> Int {
        ["ja": 0, "ko": 1, "zh-hans": 2, "zh-hant": 3, "zh-hk": 4][language] ?? 2
    }

    /// Frequent characters whose simplified and traditional forms differ, pair by pair.
    private static let pairs = """
        爱愛罢罷备備笔筆边邊变變标標别別宾賓补補参參仓倉层層产產长長尝嘗场場车車陈陳称稱冲衝虫蟲处處触觸传傳创創词詞从從错錯达達\
        带帶单單当當党黨导導灯燈敌敵递遞点點电電东東动動对對队隊吨噸恶惡儿兒尔爾发發饭飯饮飲风風丰豐妇婦复復干乾刚剛钢鋼个個给給贡貢\
        构構购購够夠关關观觀馆館惯慣广廣归歸规規贵貴国國过過汉漢号號红紅后後护護华華画畫话話坏壞欢歡还還环環换換黄黃会會汇匯伙夥获獲\
        击擊机機积積极極级級纪紀际際继繼绩績济濟价價监監间間艰艱检檢简簡见見剑劍将將奖獎讲講酱醬胶膠节節结結紧緊仅僅进進惊驚经經静靜\
        镜鏡旧舊举舉剧劇据據绝絕军軍开開课課壳殼块塊亏虧扩擴来來蓝藍览覽劳勞乐樂类類离離历歷丽麗联聯连連恋戀炼煉练練凉涼两兩辆輛疗療\
        邻鄰临臨灵靈领領刘劉龙龍楼樓录錄陆陸虑慮绿綠罗羅妈媽马馬吗嗎买買麦麥卖賣满滿贸貿门門们們梦夢面麵灭滅难難鸟鳥宁寧农農盘盤赔賠\
        频頻评評凭憑扑撲齐齊骑騎启啟气氣弃棄钱錢浅淺强強桥橋亲親轻輕请請庆慶穷窮区區趋趨权權劝勸确確让讓扰擾热熱认認荣榮软軟伤傷设設\
        声聲胜勝师師时時识識实實势勢视視试試适適释釋书書输輸术術树樹数數双雙谁誰顺順说說丝絲苏蘇诉訴虽雖随隨岁歲孙孫态態谈談汤湯题題\
        体體条條听聽厅廳头頭图圖团團万萬网網为為卫衛温溫问問无無务務误誤习習戏戲系係细細吓嚇鲜鮮显顯险險现現线線乡鄉响響项項协協写寫\
        谢謝兴興许許学學寻尋训訓压壓亚亞烟煙严嚴盐鹽颜顏验驗阳陽样樣药藥业業页頁医醫艺藝忆憶议議异異译譯阴陰银銀应應营營赢贏拥擁邮郵\
        鱼魚语語员員园園远遠愿願约約跃躍云雲运運杂雜灾災赞贊脏髒则則择擇责責战戰张張赵趙这這针針阵陣镇鎮证證织織职職纸紙钟鐘种種众眾\
        猪豬诸諸专專转轉赚賺装裝状狀总總纵縱组組
        """
    /// Forms that are written in Japan alone.
    private static let japanese = Set(
        ("営駅円応仮価楽観関帰戯拠県験検険広鉱剣齢歯従渋獣焼証乗畳図酔摂専戦銭繊巣捜挿総臓蔵続対"
            + "帯滞沢択弾鋳庁聴鉄転伝闘徳読悩脳廃売発髪浜払変訳薬様頼竜両霊労働込畑峠辻枠桜渓恵稲塩拡覚済歳鶏撃権顕厳気経軽継黒")
            .unicodeScalars)
    private static let letters = Array(pairs.unicodeScalars.filter { !$0.properties.isWhitespace })
    private static let ambiguous: Set<Unicode.Scalar> = ["后", "面", "干", "系", "云"]
    private static let simplified = Set(
        stride(from: 0, to: letters.count - 1, by: 2).map { letters[$0] }
    ).subtracting(ambiguous)
    private static let traditional = Set(
        stride(from: 1, to: letters.count, by: 2).map { letters[$0] }
    ).subtracting(ambiguous)
}

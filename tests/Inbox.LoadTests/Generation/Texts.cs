namespace Inbox.LoadTests.Generation;

/// <summary>What the generated people say: short and long, in several scripts.</summary>
internal sealed class Texts
{
    private const int Count = 4096;
    private const int LongestInWords = 60;
    private const int RarerWords = 4000;
    private const double SaysRarer = 0.2;

    private static readonly string[] Words =
    [
        "hello", "order", "the", "a", "when", "where", "is", "my", "parcel", "you", "open", "today", "price", "thanks", "size",
        "can", "I", "change", "address", "please", "tomorrow", "delivery", "colour", "blue", "red", "return", "refund", "it",
        "does", "not", "work", "broken", "great", "shop", "near", "station", "how", "much", "shipping", "to", "Köln", "Größe",
        "señor", "mañana", "merci", "déjà", "こんにちは", "注文", "مرحبا", "شكرا", "שלום", "спасибо", "👍", "😀", "❤️", "12:30", "№ 4711",
        "€ 49.90",
    ];

    private static readonly string[] FirstNames =
        ["Ada", "Bilal", "Chiara", "Dmitri", "Elif", "Fatima", "Grace", "Hiro", "Ines", "Jonas", "Kofi", "Léa", "Mehmet", "Nora", "Olga",
            "Priya", "Søren", "Yusuf", "愛子", "ليلى"];

    private static readonly string[] LastNames =
        ["Ahmed", "Brown", "Costa", "Dubois", "Eriksson", "Fischer", "García", "Hansen", "Ivanova", "Jansen", "Kaya", "Lovelace", "Mensah",
            "Nakamura", "O’Neill", "Schmidt-Öztürk"];

    private static readonly string[] Syllables = [
    "ba", "ken", "lo", "mir", "tas", "vu", "dri", "nol", "pe", "sha", "wick", "ro", "gan", "fe", "zu", "tor"];

    private readonly SeededRandom random;
    private readonly string[] texts;

    public Texts(SeededRandom random)
    {
        this.random = random;
        texts = [.. Enumerable.Range(0, Count).Select(_ => Compose())];
    }

    public string Next() => random.Pick(texts);

    /// <summary>One of some thousands of words; the smaller the number, the likelier it is said.</summary>
    public static string Rarer(int number) =>
        Syllables[number % 16] + Syllables[number / 16 % 16] + Syllables[number / 256 % 16];

    public string FirstName() => random.Pick(FirstNames);

    public string LastName() => random.Pick(LastNames);

    private string Compose() =>
        string.Join(' ', Enumerable.Range(0, 1 + random.SkewedBelow(LongestInWords)).Select(_ => Word()));

    private string Word() => random.Chance(SaysRarer) ? Rarer(random.SkewedBelow(RarerWords)) : random.Pick(Words);
}

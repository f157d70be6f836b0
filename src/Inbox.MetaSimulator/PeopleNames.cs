namespace Inbox.MetaSimulator;

/// <summary>Names that find the weak spots of a page: long, short, one word, emoji, other scripts, right to left.</summary>
internal static class PeopleNames
{
    public static readonly IReadOnlyList<(string First, string Last)> All =
    [
        ("Ada", "Byron"),
        ("Jonas", "Petersen"),
        ("Maximiliane", "Freifrau von Hohenlohe-Waldenburg-Schillingsfürst"),
        ("Yasmin", "🌸 Aydın ✨"),
        ("ياسمين", "الحسيني"),
        ("Nguyễn", "Thị Thanh Hương"),
        ("O", "Ng"),
        ("Chidinma", "Okonkwo"),
        ("נועה", "בן־דוד"),
        ("Sofía", "Ramírez Núñez"),
        ("Ольга", "Никитина"),
        ("田中", "さくら"),
        ("Teller", ""),
        ("Finn", "O’Sullivan"),
        ("Beatriz", "Conceição"),
        ("Zoë", "van der Meer"),
    ];
}

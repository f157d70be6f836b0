using Inbox.Web.Meta;

namespace Inbox.Web.Demo;

/// <summary>What the demo's people say. Long names, emoji and right-to-left text are in it on purpose.</summary>
internal static class DemoTalks
{
    private const int Anna = 0;
    private const int Tom = 1;

    public static IReadOnlyList<DemoTalk> Habitat { get; } =
    [
        new(Platform.Instagram, "6200000000000001", "Maximiliane", "Freifrau von Hohenstein-Wittelsbach", Anna, false,
            Theirs(Hours(3), "Hi! Is the LUND armchair still available in green or only in grey?"),
            Ours(Hours(2.6), "Hello Maximiliane, both are in stock. The green one ships within two days.") with { Reaction = "❤" },
            Theirs(Minutes(4), "Perfect, then I’ll take the green one 🙌") with { Quotes = 1 })
        {
            Face = "face-1",
        },
        new(Platform.Messenger, "6100000000000002", "Jonas", "Petersen", Anna, false,
            Theirs(Hours(46), "Hello! My ARDEN sofa came yesterday, but one of the cushions has a scratch. Order 30418-B."),
            new DemoLine(false, Hours(45.9), null, "https://scontent.example.com/scratch.png"),
            Ours(Hours(
                45.7), "Hi Jonas, oh no, that should not have left the workshop like this. I’ve ordered a new cushion for you; it costs you nothing and you needn’t send the old one back."),
            Theirs(Hours(2.5), "Super, danke! 🙏 Do you know when it’ll arrive? We have guests at the weekend 😅"),
            Ours(Minutes(
                12), "The replacement cushion left our warehouse this morning. DHL says tomorrow before noon: well before your guests 🙂"))
        {
            Face = "face-2",
            Later = "Has the cushion arrived, Jonas? Does its colour match?",
            ContactNote = "Lives on the fourth floor, no lift: deliveries need two people.",
            Earlier =
            [
                Theirs(Days(24), "Does the ARDEN sofa come with its feet on?"),
                Ours(Days(23.9), "Almost: you screw them in by hand, the four lie in a bag under the seat."),
                Theirs(Days(23.8), "Easy enough. Ordered 🛋️"),
            ],
        },
        new(Platform.Instagram, "6200000000000003", "ياسمين", "الحسيني", null, false,
            Theirs(Minutes(19), "هل يتوفر التوصيل إلى برلين هذا الأسبوع؟")),
        new(Platform.Messenger, "6100000000000004", "Chidinma", "Okonkwo", Tom, false,
            Theirs(Hours(1.2), "Could the oak table be made 10 cm shorter? Our kitchen is a little narrow."))
        {
            Face = "face-3",
            Note = "The workshop says yes: 40 € more, and a week longer.",
        },
        new(Platform.Messenger, "6100000000000005", "Lê Thị Thanh", "Hương", null, false,
            new DemoLine(false, Hours(2.6), null, "https://scontent.example.com/lamp.png"),
            Theirs(Hours(2.6), "Is this the lamp from your autumn catalogue?")),
        new(Platform.Messenger, "6100000000004821", null, null, null, false,
            Theirs(Hours(4), "Thank you, the chair arrived!"),
            Ours(Hours(3.9), "You’re welcome, enjoy the chair!"))
        {
            NotSent = "The invoice comes by e-mail.",
        },
        new(Platform.Instagram, "6200000000000006", "Ольга", "Никитина", Tom, false,
            Ours(Hours(7), "Ваш заказ отправлен сегодня утром."),
            Theirs(Hours(4.4), "❤️")),
        new(Platform.Messenger, "6100000000000007", "Finn", "O’Sullivan", null, false,
            [.. DemoLongTalk.Wardrobe, Theirs(Hours(51), "When can somebody pick up the old wardrobe?"),
            Ours(Hours(50), "Is the day after tomorrow between 9 and 12 fine?")])
        {
            Face = "face-4",
        },
        new(Platform.Instagram, "6200000000000008", "Beatriz", "Conceição", Anna, true,
            Ours(Hours(190), "A encomenda foi entregue, espero que goste!"),
            Theirs(Hours(189), "Obrigada! 😊")),
    ];

    public static IReadOnlyList<DemoTalk> Morgenrot { get; } =
    [
        new(Platform.Messenger, "6100000000000101", "Greta", "Lindholm", null, false,
            Theirs(Minutes(31), "Do you have a table for six tomorrow at eleven?")),
        new(Platform.Instagram, "6200000000000102", "Kenji", "Watanabe", null, false,
            Theirs(Hours(5), "Is the cinnamon roll vegan? 🌱"),
            Ours(Hours(4.8), "The small one is, the large one has butter in it.")),
    ];

    private static DemoLine Theirs(TimeSpan ago, string text) => new(false, ago, text);

    private static DemoLine Ours(TimeSpan ago, string text) => new(true, ago, text);

    private static TimeSpan Days(double days) => TimeSpan.FromDays(days);

    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}

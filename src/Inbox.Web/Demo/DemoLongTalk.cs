namespace Inbox.Web.Demo;

/// <summary>What is longer than a page shows at once.</summary>
internal static class DemoLongTalk
{
    /// <summary>Two days and more ago, a line every twenty minutes.</summary>
    public static IReadOnlyList<DemoLine> Wardrobe { get; } =
    [
        Theirs(36, "Hello! We are looking for a wardrobe for a room with a sloping ceiling."),
        Ours(35, "Hello Finn! How high is the room where it is lowest?"),
        Theirs(34, "1.42 m, and it rises to 2.60 m."),
        Ours(33, "And how wide is the wall?"),
        Theirs(32, "3.10 m, with a socket in the left corner."),
        Ours(31, "Then three parts would fit: two low ones and a high one."),
        Theirs(30, "Can the high one have drawers?"),
        Ours(29, "Yes, up to four, of 16 or 24 cm."),
        Theirs(28, "Two of each, please."),
        Ours(27, "Noted. Oak, ash or painted?"),
        Theirs(26, "What does painted cost?"),
        Ours(25, "8 % less than ash, and any RAL colour."),
        Theirs(24, "My wife says oak."),
        Ours(23, "Then oak it is 🙂"),
        Theirs(22, "How long does it take?"),
        Ours(21, "Six weeks from the day you confirm the drawing."),
        Theirs(20, "Who makes the drawing?"),
        Ours(19, "Our workshop. I send it to you here, you say what is wrong, we draw it anew."),
        Theirs(18, "Great. Do you need photos?"),
        Ours(17, "Yes please: the wall, the slope, and the corner with the socket."),
        Theirs(16, "I take them this evening."),
        Ours(15, "Thank you!"),
        Theirs(14, "Here is what I measured once more: 1.41 m, not 1.42."),
        Ours(13, "Good that you looked. We plan with 1.40, so that it goes in."),
        Theirs(12, "Does it stand on feet or on a plinth?"),
        Ours(11, "On a plinth of 8 cm; the skirting board can stay."),
        Theirs(10, "And the doors?"),
        Ours(9, "Hinges for the high part, sliding ones for the two low ones."),
        Theirs(8, "Do they close softly?"),
        Ours(7, "All of them."),
        Theirs(6, "Then please make an offer."),
        Ours(5, "It is in your inbox: 2,480 €, delivered and put up."),
        Theirs(4, "That is fine. We take it."),
        Ours(3, "Thank you, Finn! The workshop begins next week."),
        Theirs(2, "One more thing: can you take the old one away?"),
        Ours(1, "Yes, for 60 €, when we bring the new one or before."),
    ];

    private static DemoLine Theirs(int place, string text) => new(false, At(place), text);

    private static DemoLine Ours(int place, string text) => new(true, At(place), text);

    private static TimeSpan At(int place) => TimeSpan.FromHours(52) + TimeSpan.FromMinutes(20 * place);
}

namespace Inbox.Web.Replies;

/// <summary>An emoji that the composer offers, with the words that find it.</summary>
/// <param name="Name">A key of the localizer.</param>
/// <param name="Words">What else people call it.</param>
public sealed record Emoji(string Sign, string Name, string Words = "")
{
    /// <summary>What answers to customers are made of; everything else is in the keyboard of the system.</summary>
    public static IReadOnlyList<Emoji> Offered { get; } =
    [
        new("🙂", "Slight smile", "happy fine"), new("😊", "Smile", "happy glad blush"), new("😀", "Grin", "happy laugh"), new(
            "😄", "Laugh", "happy haha lol"),
        new("😅", "Relief", "sweat phew sorry"), new("😂", "Tears of joy", "lol haha cry laugh"), new("😉", "Wink", "joke"), new(
            "😍", "In love", "heart eyes love"),
        new("🥰", "Affection", "love hearts"), new("😘", "Kiss", "love"), new("🤗", "Hug", "welcome thanks"), new(
            "🤔", "Thinking", "hmm wonder question"),
        new("😐", "Neutral", "meh"), new("🙄", "Rolling eyes", "annoyed"), new("😕", "Confused", "unsure"), new("😔", "Sad", "sorry down"),
        new("😢", "Crying", "sad tear sorry"), new("😭", "Sobbing", "sad cry"), new("😮", "Surprised", "wow oh"), new(
            "😱", "Shocked", "scream oh no"),
        new("😡", "Angry", "mad"), new("😴", "Sleeping", "tired night"), new("🤒", "Ill", "sick fever"), new(
            "🥳", "Party", "celebrate birthday"),
        new("😎", "Cool", "sunglasses"), new("🤩", "Star-struck", "wow amazing"), new("👍", "Thumbs up", "yes ok good like"), new(
            "👎", "Thumbs down", "no bad"),
        new("👌", "Okay", "perfect fine"), new("👏", "Applause", "clap bravo"), new("🙌", "Hurray", "hands yes celebrate"), new(
            "🙏", "Thank you", "please pray thanks"),
        new("🤝", "Handshake", "deal agreed"), new("👋", "Wave", "hello hi bye"), new("💪", "Strong", "muscle"), new(
            "✌️", "Victory", "peace"),
        new("🤞", "Fingers crossed", "luck hope"), new("👉", "Pointing right", "here this"), new("👀", "Eyes", "look see"), new(
            "❤️", "Heart", "love red"),
        new("💚", "Green heart", "love"), new("💙", "Blue heart", "love"), new("💛", "Yellow heart", "love"), new(
            "🧡", "Orange heart", "love"),
        new("💜", "Purple heart", "love"), new("💔", "Broken heart", "sad"), new("✨", "Sparkles", "new shine"), new(
            "⭐", "Star", "review rating"),
        new("🔥", "Fire", "hot great"), new("🎉", "Confetti", "party celebrate congratulations"), new(
            "🎁", "Present", "gift birthday"), new("🎂", "Cake", "birthday"),
        new("☀️", "Sun", "weather summer"), new("🌧️", "Rain", "weather"), new("❄️", "Snow", "winter cold"), new(
            "🌸", "Blossom", "flower spring"),
        new("🌱", "Seedling", "vegan plant green"), new("☕", "Coffee", "tea drink"), new("🍽️", "Meal", "food restaurant table"), new(
            "🍷", "Wine", "drink"),
        new("✅", "Done", "check yes ok"), new("❌", "Cross", "no wrong"), new("⚠️", "Warning", "attention"), new(
            "❗", "Exclamation", "important"),
        new("❓", "Question", "help"), new("💡", "Idea", "light tip"), new("📦", "Parcel", "package delivery order"), new(
            "🚚", "Delivery van", "shipping transport truck"),
        new("🏠", "House", "home"), new("🏪", "Shop", "store"), new("📍", "Place", "location address pin map"), new(
            "📅", "Calendar", "date day appointment"),
        new("⏰", "Alarm clock", "time hour"), new("⏳", "Hourglass", "wait soon time"), new("📞", "Telephone", "call phone"), new(
            "✉️", "Letter", "mail email"),
        new("📷", "Camera", "photo picture"), new("📄", "Document", "file paper invoice"), new("🔗", "Link", "address url"), new(
            "💳", "Card", "pay payment credit"),
        new("💶", "Money", "euro price pay"), new("🛒", "Trolley", "cart shopping buy"), new("🔧", "Spanner", "repair tool fix"), new(
            "🚗", "Car", "drive"),
    ];

    /// <summary>Those that all the words of a search begin; all where nothing is searched.</summary>
    /// <param name="nameOf">The name in the language of who searches.</param>
    public static IEnumerable<Emoji> Matching(string? asked, Func<string, string> nameOf)
    {
        var words = (asked ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Offered.Where(emoji => words.All(word =>
            $"{nameOf(emoji.Name)} {emoji.Name} {emoji.Words}".Split(' ')
                .Any(known => known.StartsWith(word, StringComparison.CurrentCultureIgnoreCase))));
    }
}

namespace Inbox.Web.Keyboard;

/// <summary>A key and what it does, as the sheet lists it; both words are keys of the localizer.</summary>
public sealed record Shortcut(string Words, params string[] Keys)
{
    public static IReadOnlyList<(string Title, IReadOnlyList<Shortcut> Shortcuts)> Groups { get; } =
    [
        ("Get around",
        [
            new("Next conversation", "j"),
            new("Previous conversation", "k"),
            new("Into the conversation", "Enter"),
            new("Search", "/"),
        ]),
        ("The open conversation",
        [
            new("Reply", "r"),
            new("Write a note", "n"),
            new("Assign", "a"),
            new("Close or reopen", "e"),
            new("Snooze", "z"),
            new("Take back what was just done", "Z"),
        ]),
        ("Everywhere",
        [
            new("Command bar", "Ctrl", "K"),
            new("Send what is written", "Ctrl", "Enter"),
            new("Keyboard shortcuts", "?"),
        ]),
    ];
}

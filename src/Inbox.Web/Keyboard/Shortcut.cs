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
            new("Filter", "f"),
            new("Inbox", "g", "i"),
            new("One of the views", "g", "1–9"),
            new("Contacts", "g", "c"),
            new("Settings", "g", "s"),
            new("Older conversations", "]"),
            new("Newest conversations", "["),
            new("Choose it for an act on several", "x"),
            new("Choose all up to here", "Shift", "x"),
            new("Out of the field, the conversation and the choice", "Esc"),
        ]),
        ("The open conversation",
        [
            new("Reply", "r"),
            new("Write a note", "n"),
            new("Assign", "a"),
            new("Close or reopen", "e"),
            new("Snooze", "z"),
            new("Label", "l"),
            new("Set a priority", "p"),
            new("Mark as unread", "u"),
            new("Take back what was just done", "Shift", "z"),
        ]),
        ("Everywhere",
        [
            new("Command bar", "Ctrl", "K"),
            new("Send what is written", "Ctrl", "Enter"),
            new("Send and close", "Ctrl", "Shift", "Enter"),
            new("Keyboard shortcuts", "?"),
            new("From one to the next in a list, a menu and the messages", "↑", "↓"),
        ]),
    ];
}

namespace Inbox.Web.Connecting;

/// <summary>Why a login at Meta connected nothing, and what to do. Keys of the localizer.</summary>
public sealed record LoginRefusal(string Title, string Words)
{
    public static readonly LoginRefusal NotOurs = new(
        "We did not ask for this login",
        "It was begun in another browser or by somebody else, was used before, or took longer than half an hour. Nothing was connected. Begin again here.");

    public static readonly LoginRefusal Denied = new(
        "The login was cancelled",
        "Meta says that you did not agree. Nothing was connected. Begin again, and leave the permissions ticked that the inbox asks for.");

    public static readonly LoginRefusal CodeRefused = new(
        "Meta did not accept the login",
        "Its code works once and only for some minutes. Nothing was connected. Begin again here; if it happens again, tell whoever runs this server to check the Meta app’s id and secret.");

    public static readonly LoginRefusal NoAnswer = new(
        "Meta did not answer",
        "Nothing was connected. Wait a minute, then begin again here.");

    public static readonly LoginRefusal NoAccount = new(
        "Instagram did not say which account this is",
        "Only professional accounts can be connected. Nothing was connected. Switch the account to a professional one in the Instagram app, then begin again here.");

    public static readonly LoginRefusal Taken = new(
        "Another organization has this channel",
        "A Page or an Instagram account belongs to one organization at a time. Nothing was connected. Have it disconnected there first, then begin again here.");
}

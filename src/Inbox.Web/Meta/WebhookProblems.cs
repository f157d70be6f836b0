using Inbox.Web.Localization;

namespace Inbox.Web.Meta;

/// <summary>What is wrong with what Meta posted, for admins: codes of the localizer.</summary>
internal static class WebhookProblems
{
    public static readonly Sentence EntryIdMissing = "EntryIdMissing";
    public static readonly Sentence SenderIdMissing = "SenderIdMissing";
    public static readonly Sentence RecipientIdMissing = "RecipientIdMissing";
    public static readonly Sentence NeitherSideIsEntry = "NeitherSideIsEntry";
    public static readonly Sentence MidMissing = "MidMissing";
    public static readonly Sentence MessageMidMissing = "MessageMidMissing";
    public static readonly Sentence WatermarkMissing = "WatermarkMissing";
    public static readonly Sentence ReadNamesNothing = "ReadNamesNothing";
    public static readonly Sentence ChangeIsNoObject = new("NotAnObject", new Sentence("TheChange"));
    public static readonly Sentence EventIsNoObject = new("NotAnObject", new Sentence("TheEvent"));
    public static readonly Sentence EntryIsNoObject = new("NotAnObject", new Sentence("TheEntry"));
    public static readonly Sentence EntryMissing = "EntryMissing";
    public static readonly Sentence EntryHoldsNothing = "EntryHoldsNothing";

    /// <param name="field">As the JSON calls it.</param>
    public static Sentence NotAnObject(string field) => new("NotAnObject", field);

    public static Sentence NotAnArray(string field) => new("NotAnArray", field);

    public static Sentence FieldMissing(string field) => new("FieldMissing", field);

    public static Sentence Overflow(int most) => Sentence.Counted("WebhookOverflow", most);
}

using Inbox.Web.Localization;

namespace Inbox.Web.Importing;

/// <summary>Why a row is not taken in, as codes of the localizer: they are stored.</summary>
internal static class RowProblem
{
    /// <summary>A value is none, or the cells are too many or too few: the row itself says which.</summary>
    public const string Unread = "ImportRowUnread";

    /// <summary>It was unread, and can be read by now: a field has another option, or somebody is back.</summary>
    public const string ReadableNow = "ImportRowReadableNow";

    public const string NotSaved = "ImportRowNotSaved";

    public const string SamePerson = "ImportRowSamePerson";

    public const string NoName = "ImportRowNoName";

    public const string NoLabel = "ImportRowNoLabel";

    public const string NoContact = "ImportRowNoContact";

    public const string Erased = "ImportRowErased";

    public const string Several = "ImportRowSeveral";

    /// <summary>One key is one person's and another somebody else's.</summary>
    public const string TwoPeople = "ImportRowTwoPeople";

    /// <summary>What is stored of a row that has problems of its own.</summary>
    public static Sentence Of(ParsedRow row) => row.Problems is [{ Key: NotSaved } told] ? told : new Sentence(Unread);
}

namespace Inbox.Web.Importing;

/// <summary>Why a row is not taken in, as codes of the localizer: they are stored.</summary>
internal static class RowProblem
{
    /// <summary>A value is none, or the cells are too many or too few: the row itself says which.</summary>
    public const string Unread = "ImportRowUnread";

    public const string SamePerson = "ImportRowSamePerson";

    public const string NoName = "ImportRowNoName";

    public const string NoLabel = "ImportRowNoLabel";

    public const string NoContact = "ImportRowNoContact";

    public const string Erased = "ImportRowErased";

    public const string Several = "ImportRowSeveral";
}

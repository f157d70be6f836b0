namespace Inbox.Web.Contacts;

/// <summary>What a <see cref="ContactChange"/> calls what is no property.</summary>
public static class ContactHistory
{
    public const string Label = "label";

    public const string Import = "import";

    public const string Merge = "merge";

    public const string Unmerge = "unmerge";
}

namespace Inbox.Web.Meta;

/// <summary>Where a conversation takes place.</summary>
public enum Platform
{
    Messenger,
    Instagram,
}

namespace Inbox.Web.ContactDirectory;

/// <summary>What became of a change: the contact, or why not; nothing of it where there is no such contact.</summary>
public sealed record ApiContactChange(ApiContact? Contact, bool IsStale = false, bool IsRefused = false);

namespace Inbox.Web.Search;

/// <summary>Something that was added, changed or deleted.</summary>
/// <param name="Kind">MESSAGE, NOTE, CONTACT, or CONVERSATION for everything that was written in one.</param>
public sealed record SearchChange(Guid OrganizationId, string Kind, Guid ThingId);

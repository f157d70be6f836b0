using Inbox.Web.Contacts;
using Inbox.Web.Organizations;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Some of the contacts that are chosen, as they are now.</summary>
/// <param name="By">Whose act it is.</param>
public sealed record ContactBulkBatch(
    ContactBulkAct Act, Agent By, IReadOnlyList<ContactBulkTarget> Targets, IReadOnlyDictionary<Guid, Contact> Contacts,
    DateTimeOffset Now)
{
    public Guid[] Ids { get; } = [.. Targets.Select(target => target.ContactId)];

    public bool IsBack => Act.State == ContactBulkState.Undoing;

    public Contact ContactOf(ContactBulkTarget target) => Contacts[target.ContactId];
}

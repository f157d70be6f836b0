using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

internal static class ContactLabelQuery
{
    /// <summary>The labels of contacts, by name; those that are retired are left out.</summary>
    public static async Task<ILookup<Guid, LabelChip>> LabelsOfContactsAsync(
        this InboxDbContext db, Guid[] contacts, CancellationToken cancellationToken)
    {
        var found = await (
            from given in db.ContactLabels
            where contacts.Contains(given.ContactId)
            join label in db.Labels on given.LabelId equals label.Id
            where label.RetiredAt == null
            orderby label.NameKey
            select new { given.ContactId, Label = new LabelChip(label.Id, label.Name, label.Colour) }).ToListAsync(cancellationToken);
        return found.ToLookup(one => one.ContactId, one => one.Label);
    }
}

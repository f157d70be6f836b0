using System.Linq.Expressions;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;

namespace Inbox.Web.Exporting;

/// <summary>Which contacts a file is wanted of, and what of them.</summary>
/// <param name="Chosen">Those who were chosen one by one; null where the question means them.</param>
public sealed record ContactExportOrder(
    ContactQuestion Question, Expression<Func<Contact, bool>> Condition, ContactExportForm Form, Guid[]? Chosen = null)
{
    public static ContactExportOrder OfChosen(Guid[] chosen, ContactExportForm form) =>
        new(ContactQuestion.Everybody, contact => chosen.Contains(contact.Id), form, chosen);
}

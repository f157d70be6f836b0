using System.Linq.Expressions;
using Inbox.Web.TextSearch;

namespace Inbox.Web.Contacts;

/// <summary>Finds contacts by their names, by the rules of search.</summary>
internal static class ContactName
{
    /// <summary>
    /// Whether a contact's name, or the one that Meta tells, holds every word of a text; of a text without letters and digits, the text as
    /// it is.
    /// </summary>
    public static Expression<Func<Contact, bool>> Contains(string text) =>
        FoldedText.Contains<Contact>(contact => contact.FoldedName, contact => contact.Name, text);
}

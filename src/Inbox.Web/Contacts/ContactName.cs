using System.Linq.Expressions;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Inbox.Web.Contacts;

/// <summary>Finds contacts by their names, by the rules of search.</summary>
internal static class ContactName
{
    private const string Escape = "\\";

    /// <summary>
    /// Whether a contact's name, or the one that Meta tells, holds every word of a text; of a text without letters and digits, the text as
    /// it is.
    /// </summary>
    public static Expression<Func<Contact, bool>> Contains(string text)
    {
        var pattern = $"%{EscapeLike(text.Trim())}%";
        if (SearchTerm.Of(text) is not { Count: > 0 } terms)
        {
            return contact => EF.Functions.ILike(contact.Name, pattern, Escape);
        }

        Expression<Func<Contact, bool>> isNotFoldedYet =
            contact => contact.FoldedName == "" && EF.Functions.ILike(contact.Name, pattern, Escape);
        var isFolded = FoldedText.Contains<Contact>(contact => contact.FoldedName, terms);
        var other = ReplacingExpressionVisitor.Replace(isNotFoldedYet.Parameters[0], isFolded.Parameters[0], isNotFoldedYet.Body);
        return Expression.Lambda<Func<Contact, bool>>(Expression.OrElse(isFolded.Body, other), isFolded.Parameters);
    }

    private static string EscapeLike(string text) => text
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}

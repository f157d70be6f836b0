using System.Linq.Expressions;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Inbox.Web.TextSearch;

/// <summary>
/// A short text as a column holds it to be found by: the words of <see cref="SearchToken"/>, each once and after a space, so that it can be
/// asked how a word begins. A trigram index answers it; its collation is the database's plain one.
/// </summary>
internal static class FoldedText
{
    /// <summary>More of one text is not indexed.</summary>
    private const int MaxLength = 20_000;

    public static string Of(string text) =>
        string.Concat(SearchToken.Of(ColumnText.Fit(text, MaxLength)).Select(token => $" {token.Word}").Distinct());

    /// <summary>Whether a folded column holds every one of the terms.</summary>
    public static Expression<Func<TRow, bool>> Contains<TRow>(Expression<Func<TRow, string>> column, IEnumerable<SearchTerm> terms)
    {
        Expression all = Expression.Constant(true);
        foreach (var patterns in terms.SelectMany(term => term.ToPatterns()))
        {
            Expression<Func<string, bool>> contains = patterns is [var pattern]
                ? text => EF.Functions.Like(text, pattern)
                : text => patterns.Any(one => EF.Functions.Like(text, one));
            var inColumn = ReplacingExpressionVisitor.Replace(contains.Parameters[0], column.Body, contains.Body);
            all = all is ConstantExpression ? inColumn : Expression.AndAlso(all, inColumn);
        }

        return Expression.Lambda<Func<TRow, bool>>(all, column.Parameters);
    }
}

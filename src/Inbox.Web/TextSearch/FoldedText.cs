using System.Linq.Expressions;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Inbox.Web.TextSearch;

/// <summary>
/// A short text as a column holds it to be found by: the words of <see cref="SearchToken"/>, each once and after a space, so that it can be
/// asked how a word begins. Its collation is the database's plain one.
/// </summary>
internal static class FoldedText
{
    /// <summary>What stands before a character of a pattern that means itself.</summary>
    public const string Escape = "\\";

    public static string Of(string text) =>
        string.Concat(SearchToken.Of(ColumnText.Fit(text, SearchEntry.TextLength)).Select(token => $" {token.Word}").Distinct());

    /// <summary>
    /// Whether a folded column holds every word of a text. Where it is not folded yet, since an older version wrote it, or where the text
    /// has no letter or digit, what was written is asked for the text as it is. An empty text is in everything.
    /// </summary>
    public static Expression<Func<TRow, bool>> Contains<TRow>(
        Expression<Func<TRow, string?>> folded, Expression<Func<TRow, string>> written, string text)
    {
        var pattern = PatternOf(text.Trim());
        var terms = SearchTerm.Of(text);
        Expression<Func<string?, string, bool>> asWritten = terms.Count > 0
            ? (column, words) => column == null && EF.Functions.ILike(words, pattern, Escape)
            : (column, words) => EF.Functions.ILike(words, pattern, Escape);
        var row = folded.Parameters[0];
        var words = ReplacingExpressionVisitor.Replace(written.Parameters[0], row, written.Body);
        var other = new ReplacingExpressionVisitor(asWritten.Parameters, [folded.Body, words]).Visit(asWritten.Body);
        return terms.Count > 0
            ? Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(Contains(folded, terms).Body, other), row)
            : Expression.Lambda<Func<TRow, bool>>(other, row);
    }

    /// <summary>Whether a folded column holds every one of the terms.</summary>
    public static Expression<Func<TRow, bool>> Contains<TRow>(Expression<Func<TRow, string?>> column, IEnumerable<SearchTerm> terms)
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

    /// <summary>A pattern for what has a text in it as it is, with <see cref="Escape"/>.</summary>
    public static string PatternOf(string text)
    {
        var literal = text
            .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal);
        return $"%{literal}%";
    }
}

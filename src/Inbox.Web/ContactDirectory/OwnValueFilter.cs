using System.Globalization;
using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Condition = System.Linq.Expressions.Expression<System.Func<Inbox.Web.Contacts.Contact, bool>>;

namespace Inbox.Web.ContactDirectory;

/// <summary>
/// Asks for the values of an organization's own fields by their type: numbers as numbers, days as days, options as what was chosen.
/// </summary>
internal static class OwnValueFilter
{
    /// <summary>Told from the fields that every organization has.</summary>
    public const string Prefix = "own.";

    public static FilterField<Contact> Of(ContactProperty property)
    {
        var key = property.Key;
        return new(Prefix + key, property.Title, KindOf(property.Kind), (asked, values) => asked == FilterOperator.Known
            ? c => OwnValueSql.Text(c.OwnValues, key) != null
            : Ask(property, asked, values))
        {
            IsOwn = true,
            MayBeEmpty = true,
        };
    }

    private static FilterKind KindOf(ContactFieldKind kind) => kind switch
    {
        ContactFieldKind.Number => FilterKind.Amount,
        ContactFieldKind.Date => FilterKind.Day,
        ContactFieldKind.YesOrNo => FilterKind.YesOrNo,
        ContactFieldKind.Choice or ContactFieldKind.Choices => FilterKind.Choice,
        ContactFieldKind.LongText or ContactFieldKind.Link => FilterKind.Text,
        _ => FilterKind.Words,
    };

    private static Condition? Ask(ContactProperty property, FilterOperator asked, IReadOnlyList<string> values) => property.Kind switch
    {
        ContactFieldKind.Number => Number(property, asked, values),
        ContactFieldKind.Date => Date(property.Key, asked, values),
        ContactFieldKind.YesOrNo => values is [OwnValueParser.Yes or OwnValueParser.No] ? Holds(property, values) : null,
        ContactFieldKind.Choice or ContactFieldKind.Choices => Options(property, values),
        _ => values is [var value] && value.Trim().Length > 0
            ? asked is FilterOperator.Is or FilterOperator.Not ? IsSame(property.Key, value.Trim()) : Contains(property.Key, value.Trim())
            : null,
    };

    /// <summary>One of the values, as JSON compares them: 5 is 5.0, and an option may be one of several.</summary>
    private static Condition Holds(ContactProperty property, IReadOnlyList<string> values)
    {
        var (key, kind) = (property.Key, property.Kind);
        return values.Select(value => Holds($$"""{"{{key}}":{{OwnValueParser.ToJson(kind, value)!.ToJsonString()}}}""")).Aggregate(Or);
    }

    private static Condition Holds(string json) => c => EF.Functions.JsonContains(c.OwnValues, json);

    public static Condition Or(Condition one, Condition other) => Expression.Lambda<Func<Contact, bool>>(
        Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)),
        one.Parameters);

    private static Condition? Options(ContactProperty property, IReadOnlyList<string> values) =>
        values.All(value => property.Options.Any(option => option.Value == value)) ? Holds(property, values) : null;

    private static Condition? Number(ContactProperty property, FilterOperator asked, IReadOnlyList<string> values)
    {
        if (values is not [var value] || property.Parse(value) is not { Text: { } text })
        {
            return null;
        }

        var (key, number) = (property.Key, decimal.Parse(text, CultureInfo.InvariantCulture));
        return asked switch
        {
            FilterOperator.Over => c => OwnValueSql.Number(c.OwnValues, key) > number,
            FilterOperator.Under => c => OwnValueSql.Number(c.OwnValues, key) <= number,
            _ => Holds(property, [text]),
        };
    }

    /// <summary>A day stands as 2026-11-25, and texts of that shape are in the order of the days.</summary>
    private static Condition? Date(string key, FilterOperator asked, IReadOnlyList<string> values)
    {
        if (values is not [var value] || !DateOnly.TryParseExact(
            value, OwnValueParser.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return null;
        }

        return asked == FilterOperator.Before
            ? c => OwnValueSql.Text(c.OwnValues, key)!.CompareTo(value) < 0
            : c => OwnValueSql.Text(c.OwnValues, key)!.CompareTo(value) > 0;
    }

#pragma warning disable CA1304, CA1311, CA1862 // PostgreSQL compares.
    /// <summary>Without regard to capitals and accents.</summary>
    private static Condition Contains(string key, string value) => c => EF.Functions.Unaccent(OwnValueSql.Text(c.OwnValues, key)!).ToLower()
        .Contains(EF.Functions.Unaccent(value).ToLower());

    private static Condition IsSame(string key, string value) => c => EF.Functions.Unaccent(OwnValueSql.Text(c.OwnValues, key)!).ToLower()
        == EF.Functions.Unaccent(value).ToLower();
#pragma warning restore CA1304, CA1311, CA1862
}

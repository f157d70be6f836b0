using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace Inbox.Web.Contacts;

/// <summary>Reads the values of own fields in the database. Called in queries alone.</summary>
internal static class OwnValueSql
{
    private const string Function = "jsonb_extract_path_text";

    /// <summary>A value as text; null where there is none.</summary>
    /// <param name="values">The column <see cref="Contact.OwnValues"/>.</param>
    public static string? Text(string values, string key) => throw OnlyInQueries;

    /// <summary>The value of a field of numbers; null where there is none.</summary>
    /// <param name="values">The column <see cref="Contact.OwnValues"/>.</param>
    public static decimal? Number(string values, string key) => throw OnlyInQueries;

    public static void Map(ModelBuilder builder)
    {
        builder.HasDbFunction(typeof(OwnValueSql).GetMethod(nameof(Text))!).HasTranslation(TextOf);
        builder.HasDbFunction(typeof(OwnValueSql).GetMethod(nameof(Number))!).HasTranslation(
            given => new SqlUnaryExpression(ExpressionType.Convert, TextOf(given), typeof(decimal), typeMapping: null));
    }

    private static InvalidOperationException OnlyInQueries => new("It is called in queries alone.");

    /// <remarks>
    /// It is null where both arguments are not, which EF must know: else it takes "is there a value" for true and turns "not more than"
    /// into "at most", which leaves out whoever has none.
    /// </remarks>
    private static SqlFunctionExpression TextOf(IReadOnlyList<SqlExpression> given) => new(
        Function, given, nullable: true, argumentsPropagateNullability: [false, false], typeof(string), typeMapping: null);
}

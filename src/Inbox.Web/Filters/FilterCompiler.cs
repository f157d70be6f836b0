using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Inbox.Web.Filters;

/// <summary>
/// Turns a filter into a condition of a query. The values stay variables, so that EF translates each shape once. What a broken condition
/// would say is not known, so nothing is shown on its strength: where it stands it is false, and within "none" true.
/// </summary>
public sealed class FilterCompiler<T>(IEnumerable<FilterField<T>> fields) : IFilterLanguage
{
    private readonly Dictionary<string, FilterField<T>> known = fields.ToDictionary(field => field.Name);

    public IEnumerable<FilterField> All => known.Values;

    public FilterField? Named(string name) => known.GetValueOrDefault(name);

    public bool IsBroken(FilterCondition condition) => Ask(condition) is null;

    public Expression<Func<T, bool>> Compile(Filter filter) => Compile(filter, isNegated: false);

    private Expression<Func<T, bool>> Compile(Filter filter, bool isNegated) => filter switch
    {
        FilterCondition condition => Compile(condition, isNegated),
        FilterGroup { Parts.Count: 0 } => _ => true,
        FilterGroup { Join: FilterJoin.All } group => Join(group, Expression.AndAlso, isNegated),
        FilterGroup { Join: FilterJoin.Any } group => Join(group, Expression.OrElse, isNegated),
        FilterGroup group => Not(Join(group, Expression.OrElse, !isNegated)),
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    private Expression<Func<T, bool>> Compile(FilterCondition condition, bool isNegated)
    {
        if (Ask(condition) is not { } asked)
        {
            return isNegated ? _ => true : _ => false;
        }

        return condition.Operator is FilterOperator.Not or FilterOperator.Empty ? Not(asked) : asked;
    }

    /// <summary>What a condition asks, without its "not"; null where it is broken.</summary>
    private Expression<Func<T, bool>>? Ask(FilterCondition condition) =>
        known.GetValueOrDefault(condition.Field) is not { } field || !field.Operators.Contains(condition.Operator) ? null
        : condition.IsOfPresence ? field.Ask(FilterOperator.Known, [])
        : condition.Values.Count > 0 ? field.Ask(condition.Operator, condition.Values)
        : null;

    private Expression<Func<T, bool>> Join(FilterGroup group, Func<Expression, Expression, BinaryExpression> join, bool isNegated) =>
        group.Parts.Select(part => Compile(part, isNegated)).Aggregate((first, second) => Expression.Lambda<Func<T, bool>>(
            join(first.Body, ReplacingExpressionVisitor.Replace(second.Parameters[0], first.Parameters[0], second.Body)),
            first.Parameters));

    private static Expression<Func<T, bool>> Not(Expression<Func<T, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(condition.Body), condition.Parameters);
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Data;

public static class LiteralTake
{
    /// <summary>
    /// Takes at most <paramref name="count"/> rows, with the number in the SQL itself: as a parameter PostgreSQL's prepared plan
    /// expects a tenth of all rows, and sorts them instead of reading an index. For a few different numbers only.
    /// </summary>
    public static IQueryable<T> TakeLiteral<T>(this IQueryable<T> query, int count)
    {
        var constant = Expression.Call(typeof(EF), nameof(EF.Constant), [typeof(int)], Expression.Constant(count));
        return query.Provider.CreateQuery<T>(
            Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(T)], query.Expression, constant));
    }
}

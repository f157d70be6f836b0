using System.Collections.Concurrent;
using System.Linq.Expressions;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Inbox.Web.Lists;

/// <summary>
/// The list's queries, each shape translated once. Building and looking up the query anew took as much processor time
/// as running it, and the list is what agents and programs ask for most.
/// </summary>
internal static class CompiledLists
{
    private static readonly ConcurrentDictionary<ListShape, CompiledList> Lists = new();

    private delegate IAsyncEnumerable<ConversationRow> CompiledList(InboxDbContext db, ListArguments arguments);

    public static IAsyncEnumerable<ConversationRow> CompiledRows(this InboxDbContext db, ListShape shape, ListArguments arguments)
    {
        var list = Lists.GetOrAdd(
            shape, static (shape, first) => Compile(first.db.ConversationRows(shape, first.arguments)), (db, arguments));
        return list(db, arguments);
    }

    private static CompiledList Compile(IQueryable<ConversationRow> query)
    {
        var context = Expression.Parameter(typeof(InboxDbContext), "db");
        var arguments = typeof(ListArguments).GetConstructors()[0].GetParameters()
            .Select(argument => Expression.Parameter(argument.ParameterType, argument.Name)).ToArray();
        var body = new ToParameters(context, arguments).Visit(query.Expression);
        var list = EF.CompileAsyncQuery(Expression.Lambda<
            Func<InboxDbContext, Guid, DateTimeOffset, ConversationStatus, Platform, Guid, DateTimeOffset, Guid, DateTimeOffset,
            DateTimeOffset, Guid[], IQueryable<ConversationRow>>>(
            body, [context, .. arguments]));
        return (db, a) => list(db, a.AgentId, a.Since, a.Status, a.Platform, a.ChannelId, a.At, a.Id, a.Now, a.Soon, a.Ids);
    }

    /// <summary>
    /// Turns a query of one context and one set of arguments into one of any. All other values in it become part of the SQL,
    /// among them how many rows to take, as <see cref="LiteralTake"/> wants it.
    /// </summary>
    private sealed class ToParameters(ParameterExpression context, ParameterExpression[] arguments) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            typeof(Viewer).IsAssignableFrom(node.Expression?.Type)
                ? arguments.Single(argument => argument.Name == node.Member.Name)
                // A query within the query names the context of whoever asked first; another one may run it first.
                : node.Type == typeof(InboxDbContext) ? context : base.VisitMember(node);

        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root
                ? Expression.Call(context, nameof(DbContext.Set), [root.EntityType.ClrType])
                : base.VisitExtension(node);
    }
}

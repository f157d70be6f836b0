using System.Linq.Expressions;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>How many contacts a question finds. The list does not wait for it.</summary>
/// <param name="Count">Null where it was not counted, or took too long; with <see cref="IsMore"/>, so many and more.</param>
public sealed record ContactCount(int? Count, bool IsMore = false)
{
    /// <summary>So many are counted unless more is asked for.</summary>
    public const int MaxCount = 10_000;

    public static readonly ContactCount Unknown = new(Count: null);

    /// <param name="isAll">Whether all are counted, however many they are.</param>
    public static async Task<ContactCount> LoadAsync(
        InboxDbContext db, Agent reader, ContactQuestion question, Expression<Func<Contact, bool>> condition, bool isAll,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ContactList.Timeout);
        var asked = ContactList.Asked(db, reader, question, condition);
        try
        {
            db.Companion = Companion.CustomPlan;
            var count = await (isAll ? asked : asked.TakeLiteral(MaxCount + 1)).CountAsync(patience.Token);
            return isAll || count <= MaxCount ? new(count) : new(MaxCount, IsMore: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unknown;
        }
    }
}

/// <summary>The number, and whose it is.</summary>
public sealed record ContactCountPage(ContactQuestion Question, ContactCount Counted);

using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;

namespace Inbox.Web.Retention;

/// <summary>Says how long the current organization keeps its messages, and writes down that it was said.</summary>
public sealed class MessageRetentionLimits(InboxDbContext db, AuditTrail audit)
{
    public const int MaxDays = 36_500;

    public static bool IsAllowed(int days) => days is >= 1 and <= MaxDays;

    /// <param name="days">Null keeps them for good.</param>
    public async Task KeepForAsync(Organization organization, int? days, CancellationToken cancellationToken)
    {
        organization.KeepMessagesFor(days);
        await audit.AddAsync(
            AuditAct.KeepMessages, nameof(Organization), organization.Id, days is { } limit
                ? Sentence.Counted("KeptForDays", limit) : new Sentence("KeptForGood"), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

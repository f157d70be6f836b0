using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>What is to be done with many contacts.</summary>
/// <param name="OwnerId">To whom they are given; null for nobody.</param>
public sealed record ContactBulkOrder(ContactBulkKind Kind, Guid? LabelId = null, Guid? OwnerId = null)
{
    /// <summary>Reads what a button says: label:ID, unlabel:ID, owner:ID, owner:me, owner:nobody, block, unblock, erase.</summary>
    /// <returns>Null where it says nothing of the kind.</returns>
    public static ContactBulkOrder? Parse(string? text, Agent by)
    {
        var (verb, what) = text?.Split(':', 2) is [var first, .. var rest] ? (first, rest.FirstOrDefault()) : ("", null);
        Guid? id = Guid.TryParseExact(what, "D", out var parsed) ? parsed : null;
        return (verb, what, id) switch
        {
            ("label", _, { } label) => new(ContactBulkKind.Label, label),
            ("unlabel", _, { } label) => new(ContactBulkKind.Unlabel, label),
            ("owner", _, { } owner) => new(ContactBulkKind.SetOwner, OwnerId: owner),
            ("owner", "me", _) => new(ContactBulkKind.SetOwner, OwnerId: by.Id),
            ("owner", "nobody", _) => new(ContactBulkKind.SetOwner),
            ("block", null, _) => new(ContactBulkKind.Block),
            ("unblock", null, _) => new(ContactBulkKind.Unblock),
            ("erase", null, _) => new(ContactBulkKind.Erase),
            _ => null,
        };
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Kind switch
    {
        ContactBulkKind.SetOwner => $"owner:{OwnerId?.ToString() ?? "nobody"}",
        _ => LabelId is { } label ? $"{Kind}:{label}".ToLowerInvariant() : Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether the label or the agent that it names is there.</summary>
    public async Task<bool> IsPossibleAsync(InboxDbContext db, CancellationToken cancellationToken) =>
        (LabelId is null || await db.Labels.AnyAsync(l => l.Id == LabelId && l.RetiredAt == null, cancellationToken))
        && (OwnerId is null || await db.Agents.AnyAsync(a => a.Id == OwnerId && a.RemovedAt == null, cancellationToken));
}

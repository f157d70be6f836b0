using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Staff;

/// <summary>The form of a new invitation.</summary>
public sealed record NewInvitationPage(Guid Id, string? Email, AccessChoices Access)
{
    public static async Task<NewInvitationPage> LoadAsync(
        InboxDbContext db, Agent by, InvitationForm form, CancellationToken cancellationToken) =>
        new(form.Id, form.Email, await AccessChoices.LoadAsync(db, by, form.ToAccess(), cancellationToken));
}

/// <summary>A new invitation's link, which nobody can look up later.</summary>
public sealed record InvitationLinkPage(string Link, string? Email, DateTimeOffset ExpiresAt);

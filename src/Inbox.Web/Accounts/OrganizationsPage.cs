using Inbox.Web.Organizations;

namespace Inbox.Web.Accounts;

/// <summary>Where an account is at work, to choose from.</summary>
/// <param name="CurrentId">The organization of this session, if there is one.</param>
public sealed record OrganizationsPage(
    string Email, IReadOnlyList<OrganizationOption> Places, Guid? CurrentId, string? ReturnUrl);

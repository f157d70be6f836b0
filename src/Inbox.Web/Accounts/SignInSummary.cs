using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Accounts;

/// <summary>Who signed in, and where. Without an organization one of <c>organizations</c> is to be named at sign-in.</summary>
public sealed record SignInSummary(
    SignInSummary.AccountSummary Account,
    SignInSummary.AgentSummary? Agent,
    SignInSummary.OrganizationSummary? Organization,
    IReadOnlyList<SignInSummary.OrganizationSummary> Organizations)
{
    public static SignInSummary Of(Account account, OrganizationOption? place, IEnumerable<OrganizationOption> places) => new(
        new(account.Id, account.Email!),
        place is null ? null : new(place.AgentId, place.AgentName, UpperCaseEnum.ToText(place.Role)),
        place is null ? null : Summary(place),
        [.. places.Select(Summary)]);

    private static OrganizationSummary Summary(OrganizationOption place) => new(place.OrganizationId, place.Name, place.Slug);

    public sealed record AccountSummary(Guid Id, string Email);

    public sealed record AgentSummary(Guid Id, string Name, string Role);

    public sealed record OrganizationSummary(Guid Id, string Name, string Slug);
}

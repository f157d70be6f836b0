using Inbox.Web.Organizations;

namespace Inbox.Web.Accounts;

public sealed record NewOrganization(string Name, string Slug, string TimeZone)
{
    /// <returns>What is wrong with it, or null.</returns>
    public string? FindFault()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Organization.NameLength || Name.Any(char.IsControl))
        {
            return $"An organization's name has 1 to {Organization.NameLength} characters.";
        }

        if (!Slugs.Allows(Slug))
        {
            return $"\"{Slug}\" is not a slug. {Slugs.Rule}";
        }

        return TimeZones.Exists(TimeZone) ? null : $"\"{TimeZone}\" is not an IANA time zone, such as Europe/Berlin.";
    }
}

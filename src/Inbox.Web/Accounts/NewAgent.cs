using Inbox.Web.Organizations;

namespace Inbox.Web.Accounts;

public sealed record NewAgent(string Email, string Name, AgentRole Role)
{
    /// <summary>Named for the e-mail where no name is given.</summary>
    public static NewAgent Of(string email, string? name, AgentRole role) =>
        new(email, string.IsNullOrWhiteSpace(name) ? email.Split('@')[0] : name.Trim(), role);

    /// <returns>What is wrong with it, or null.</returns>
    public string? FindFault()
    {
        if (!EmailAddress.IsValid(Email))
        {
            return $"\"{Email}\" is not an e-mail address.";
        }

        return Name.Length > Agent.NameLength || Name.Any(char.IsControl)
            ? $"An agent's name has at most {Agent.NameLength} characters."
            : null;
    }
}

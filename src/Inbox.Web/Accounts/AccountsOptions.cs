using System.ComponentModel.DataAnnotations;

namespace Inbox.Web.Accounts;

public sealed class AccountsOptions
{
    /// <summary>bcrypt's cost: each step doubles the time. 11 takes about a fifth of a second.</summary>
    [Range(4, 31, ErrorMessage = "Accounts:BcryptCost is out of range: set between 4 and 31.")]
    public int BcryptCost { get; set; } = 11;

    /// <summary>How many sign-ins one address may try in a minute; a whole office may share it.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Accounts:SignInsPerAddress is out of range: set at least 1.")]
    public int SignInsPerAddress { get; set; } = 30;

    /// <summary>How many sign-ins may be tried in a minute for one e-mail address, known or not.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Accounts:SignInsPerAccount is out of range: set at least 1.")]
    public int SignInsPerAccount { get; set; } = 10;
}

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using static BCrypt.Net.BCrypt;

namespace Inbox.Web.Accounts;

/// <summary>
/// bcrypt as Identity's hasher. Every verification costs as much as one at the configured cost, whatever the hash:
/// how long a refusal takes does not tell whether the account exists.
/// </summary>
public sealed partial class BCryptPasswordHasher(IOptions<AccountsOptions> options) : IPasswordHasher<Account>
{
    private const string SomeSalt = "CCCCCCCCCCCCCCCCCCCCC.";

    private int Cost => options.Value.BcryptCost;

    public string HashPassword(Account user, string password) => BCrypt.Net.BCrypt.HashPassword(PasswordBytes.WellFormed(password), Cost);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        if (CostOf(hashedPassword) is not { } cost)
        {
            Spend(Cost);
            return PasswordVerificationResult.Failed;
        }

        var isRight = Verify(PasswordBytes.WellFormed(providedPassword), hashedPassword);
        SpendUpToCost(cost);
        return !isRight ? PasswordVerificationResult.Failed
            : cost < Cost ? PasswordVerificationResult.SuccessRehashNeeded
            : PasswordVerificationResult.Success;
    }

    /// <summary>The cost in a hash of ours or of another system ($2a, $2b, $2y differ in name only), or null if it is none.</summary>
    internal static int? CostOf(string hash) =>
        Hash().Match(hash) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>Each step doubles the work: 2^c + (2^c + 2^(c+1) + … + 2^(C-1)) = 2^C.</summary>
    private void SpendUpToCost(int spent)
    {
        for (var cost = spent; cost < Cost; cost++)
        {
            Spend(cost);
        }
    }

    private static void Spend(int cost) => BCrypt.Net.BCrypt.HashPassword("", $"$2b${cost:00}${SomeSalt}");

    [GeneratedRegex(@"\A\$2[aby]\$(0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53}\z")]
    private static partial Regex Hash();
}

using CsCheck;
using Inbox.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Tests.Accounts;

public sealed class BCryptPasswordHasherTests
{
    private static readonly Account Anyone = new("anna@example.com");

    [Fact]
    public void A_password_matches_its_own_hash_and_no_other() =>
        Gen.Select(Gen.String[0, 80], Gen.String[0, 80]).Sample((password, other) =>
        {
            var hasher = Hasher(4);
            var hash = hasher.HashPassword(Anyone, password);
            return hasher.VerifyHashedPassword(Anyone, hash, password) == PasswordVerificationResult.Success
                && (Same(password, other) || hasher.VerifyHashedPassword(Anyone, hash, other) == PasswordVerificationResult.Failed);
        }, iter: 200);

    [Fact]
    public void No_hash_however_malformed_throws() =>
        Gen.OneOf(Gen.String, Gen.String.Select(text => "$2b$" + text), Gen.Int[0, 59].Select(n => Vector("$2a$")[..n])).Sample(
            hash => Hasher(4).VerifyHashedPassword(Anyone, hash, "U*U") == PasswordVerificationResult.Failed, iter: 300);

    [Theory]
    [InlineData("$2a$")]
    [InlineData("$2b$")]
    [InlineData("$2y$")]
    public void A_hash_of_another_system_keeps_working(string version)
    {
        Assert.Equal(PasswordVerificationResult.Success, Hasher(5).VerifyHashedPassword(Anyone, Vector(version), "U*U"));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher(5).VerifyHashedPassword(Anyone, Vector(version), "U*V"));
    }

    [Fact]
    public void A_password_over_72_bytes_is_compared_as_the_other_system_cut_it()
    {
        const string hash = "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";
        const string password = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

        Assert.Equal(
            PasswordVerificationResult.Success, Hasher(5).VerifyHashedPassword(Anyone, hash, password + "chars after 72 are ignored"));
        Assert.Equal(PasswordVerificationResult.Failed, Hasher(5).VerifyHashedPassword(Anyone, hash, password[..71]));
    }

    [Theory]
    [InlineData(4, PasswordVerificationResult.Success)]
    [InlineData(5, PasswordVerificationResult.Success)]
    [InlineData(6, PasswordVerificationResult.SuccessRehashNeeded)]
    public void Only_a_weaker_hash_is_to_be_made_anew(int cost, PasswordVerificationResult expected) =>
        Assert.Equal(expected, Hasher(cost).VerifyHashedPassword(Anyone, Vector("$2b$"), "U*U"));

    [Fact]
    public void A_new_hash_has_the_configured_cost() =>
        Assert.Equal(6, BCryptPasswordHasher.CostOf(Hasher(6).HashPassword(Anyone, "correct horse battery")));

    /// <summary>From the test vectors of crypt_blowfish, cost 5.</summary>
    private static string Vector(string version) => $"{version}05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    private static BCryptPasswordHasher Hasher(int cost) => new(Options.Create(new AccountsOptions { BcryptCost = cost }));

    /// <summary>
    /// Whether bcrypt can tell them apart: by 72 bytes and no more. A password that repeats itself is padded by repetition too.
    /// </summary>
    private static bool Same(string one, string other) => Key(one).SequenceEqual(Key(other));

    private static IEnumerable<byte> Key(string password)
    {
        byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(password), 0];
        return Enumerable.Range(0, PasswordBytes.Limit).Select(i => bytes[i % bytes.Length]);
    }
}

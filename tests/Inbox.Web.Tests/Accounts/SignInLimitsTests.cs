using System.Net;
using Inbox.Web.Accounts;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Tests.Accounts;

public sealed class SignInLimitsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");

    [Fact]
    public void One_address_may_try_only_so_often_whatever_the_account()
    {
        using var limits = Limits(perAddress: 3, perAccount: 100);
        var waits = Enumerable.Range(0, 4).Select(i => limits.Acquire(Here, $"A{i}@EXAMPLE.COM")).ToList();

        Assert.All(waits[..3], Assert.Null);
        Assert.InRange(waits[3]!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Null(limits.Acquire(IPAddress.Parse("192.0.2.2"), "A@EXAMPLE.COM"));
    }

    [Fact]
    public void One_account_may_be_tried_only_so_often_from_wherever()
    {
        using var limits = Limits(perAddress: 100, perAccount: 3);
        var waits = Enumerable.Range(1, 4).Select(i => limits.Acquire(new IPAddress([192, 0, 2, (byte)i]), "ANNA@EXAMPLE.COM")).ToList();

        Assert.All(waits[..3], Assert.Null);
        Assert.NotNull(waits[3]);
        Assert.Null(limits.Acquire(Here, "TOM@EXAMPLE.COM"));
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void A_network_of_IPv6_counts_as_one_address(string one, string other, bool isSame) =>
        Assert.Equal(isSame, SignInLimits.NetworkOf(IPAddress.Parse(one)) == SignInLimits.NetworkOf(IPAddress.Parse(other)));

    private static SignInLimits Limits(int perAddress, int perAccount) =>
        new(Options.Create(new AccountsOptions { SignInsPerAddress = perAddress, SignInsPerAccount = perAccount }));
}

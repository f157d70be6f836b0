using System.Net;
using Inbox.Web.Files;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Tests.Files;

/// <summary>From where files may be fetched.</summary>
public sealed class MediaHostsTests
{
    private readonly MediaHosts hosts = new(Options.Create(new FilesOptions()));

    [Theory]
    [InlineData("https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1", true)]
    [InlineData("https://scontent-fra3-1.xx.fbcdn.net/v/1.jpg", true)]
    [InlineData("https://scontent.cdninstagram.com/v/1.jpg", true)]
    [InlineData("http://scontent.xx.fbcdn.net/v/1.jpg", false)]
    [InlineData("https://fbcdn.net.example.com/1.jpg", false)]
    [InlineData("https://evilfbcdn.net/1.jpg", false)]
    [InlineData("https://scontent.xx.fbcdn.net:8443/1.jpg", false)]
    [InlineData("https://scontent.xx.fbcdn.net@example.com/1.jpg", false)]
    [InlineData("https://me@scontent.xx.fbcdn.net/1.jpg", false)]
    [InlineData("https://127.0.0.1/1.jpg", false)]
    [InlineData("https://[::1]/1.jpg", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Only_https_hosts_of_Metas_are_asked(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, hosts.Allow(new Uri(address)));

    [Theory]
    [InlineData("157.240.1.1", true)]
    [InlineData("2a03:2880:f101:83:face:b00c:0:25de", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_addresses_on_the_open_internet_are_connected_to(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.Has(IPAddress.Parse(address)));
}

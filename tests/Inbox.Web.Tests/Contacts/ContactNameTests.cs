using Inbox.Web.Contacts;

namespace Inbox.Web.Tests.Contacts;

/// <summary>What a contact is called, without a database.</summary>
public sealed class ContactNameTests
{
    private readonly Contact contact = new(Guid.NewGuid(), "Messenger user 4821", DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("\u200b\u200d")]
    [InlineData("\u3164")]
    [InlineData("\u2800 \u00a0")]
    [InlineData("\u202e")]
    [InlineData("\u0301")]
    public void A_name_that_nobody_sees_is_none(string name)
    {
        contact.Rename(name, null, null);

        Assert.Equal("Messenger user 4821", contact.Name);
    }

    [Theory]
    [InlineData("Lê")]
    [InlineData("ياسمين")]
    [InlineData("🌻")]
    [InlineData("..")]
    public void A_name_that_is_seen_is_shown(string name)
    {
        contact.Rename(name, null, null);

        Assert.Equal(name, contact.Name);
    }
}

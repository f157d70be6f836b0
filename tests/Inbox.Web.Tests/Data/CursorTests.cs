using System.Buffers.Text;
using Inbox.Web.Data;

namespace Inbox.Web.Tests.Data;

public sealed class CursorTests
{
    private const string List = "conversations Open All";
    private static readonly Cursor Some = new(new DateTimeOffset(2026, 11, 22, 14, 6, 0, 123, 456, TimeSpan.Zero), Guid.CreateVersion7());

    [Fact]
    public void A_cursor_comes_back_as_it_was() => Assert.Equal(Some, Cursor.Parse(Some.ToText(List), List));

    [Fact]
    public void A_cursor_of_another_list_is_none() => Assert.Null(Cursor.Parse(Some.ToText(List), "conversations Closed All"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("xx")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA")]
    public void A_made_up_cursor_is_none(string? text) => Assert.Null(Cursor.Parse(text, List));

    [Fact]
    public void A_cursor_of_another_version_is_none()
    {
        var bytes = Base64Url.DecodeFromChars(Some.ToText(List));
        bytes[0]++;

        Assert.Null(Cursor.Parse(Base64Url.EncodeToString(bytes), List));
    }

    [Fact]
    public void A_moment_that_does_not_exist_is_none()
    {
        var bytes = Base64Url.DecodeFromChars(Some.ToText(List));
        bytes.AsSpan(9, 8).Fill(0xFF);
        Assert.Null(Cursor.Parse(Base64Url.EncodeToString(bytes), List));

        bytes[9] = 0x7F;
        Assert.Null(Cursor.Parse(Base64Url.EncodeToString(bytes), List));
    }
}

using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

public sealed class AttachmentsTests
{
    [Theory]
    [InlineData("image", "image", "https://scontent.xx.fbcdn.net/v/cat.jpg?oh=1", null)]
    [InlineData("image-instagram", "image", "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1", null)]
    [InlineData("sticker", "sticker", "https://scontent.xx.fbcdn.net/v/thumb.png", null)]
    [InlineData("link", "fallback", "https://example.com/shoes", "Shoes")]
    [InlineData("link-older", "fallback", "https://example.com/shoes", "Shoes")]
    [InlineData("location", "location", "https://www.facebook.com/l.php?u=maps", "Our place")]
    [InlineData("story-mention", "story_mention", "https://scontent.xx.fbcdn.net/v/mention.jpg", null)]
    [InlineData("shared-story", "ig_story", "https://scontent.xx.fbcdn.net/v/story.mp4", null)]
    [InlineData("like-heart", "like_heart", null, null)]
    [InlineData("ephemeral", "ephemeral", null, null)]
    public void An_attachment_keeps_its_kind_link_and_title(string payload, string kind, string? url, string? title) =>
        Assert.Equal([(kind, url, title)], AttachmentsOf(Payloads.Item(payload)).Select(a => (a.Kind, a.Url, a.Title)));

    [Theory]
    [InlineData("fallback")]
    [InlineData("share")]
    [InlineData("image")]
    [InlineData("reel")]
    [InlineData("unsupported_type")]
    public void A_payload_that_is_nothing_but_a_link_keeps_it(string type)
    {
        var item = Payloads.Message($$$"""{"mid":"m","attachments":[{"type":"{{{type}}}","payload":"https://shop.example/p"}]}""");

        Assert.Equal([(type, "https://shop.example/p")], AttachmentsOf(item).Select(a => (a.Kind, a.Url)));
    }

    [Theory]
    [InlineData("17")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"javascript:alert(1)\"")]
    public void A_payload_of_another_kind_is_none(string payload)
    {
        var item = Payloads.Message($$$"""{"mid":"m","attachments":[{"type":"fallback","title":"Look","payload":{{{payload}}}}]}""");

        Assert.Equal([("fallback", null, "Look")], AttachmentsOf(item).Select(a => (a.Kind, a.Url, a.Title)));
    }

    [Fact]
    public void Several_pictures_of_one_message_stay_in_order()
    {
        var item = Payloads.Item("images");

        Assert.Equal("Three of them", Assert.IsType<MessageReceived>(item.Event).Text);
        Assert.Equal(["1.jpg", "2.jpg", "3.jpg"], AttachmentsOf(item).Select(attachment => Path.GetFileName(attachment.Url)));
    }

    [Fact]
    public void Files_of_other_kinds_are_kept_as_well() =>
        Assert.Equal(["video", "audio", "file"], AttachmentsOf(Payloads.Item("files")).Select(attachment => attachment.Kind));

    [Fact]
    public void A_sticker_hides_the_image_that_shows_the_same() =>
        Assert.Equal("sticker", Assert.Single(AttachmentsOf(Payloads.Item("sticker-with-image"))).Kind);

    [Fact]
    public void A_post_hides_the_share_that_shows_the_same() =>
        Assert.Equal("ig_post", Assert.Single(AttachmentsOf(Payloads.Item("share-with-post"))).Kind);

    [Fact]
    public void Another_picture_beside_a_sticker_stays()
    {
        var item = Payloads.Message(
            """{"mid":"m","attachments":[{"type":"image","payload":{"url":"https://a/1"}},{"type":"sticker","payload":{"url":"https://a/2","sticker_id":"1"}}]}""");

        Assert.Equal(["image", "sticker"], AttachmentsOf(item).Select(attachment => attachment.Kind));
    }

    [Theory]
    [InlineData("/reel/123/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public void An_address_that_is_no_web_address_is_left_out(string url)
    {
        var item = Payloads.Message($$$"""{"mid":"m","attachments":[{"type":"reel","title":"Look","payload":{"url":"{{{url}}}"}}]}""");

        Assert.Equal([new EventAttachment("reel", null, "Look")], AttachmentsOf(item));
    }

    [Theory]
    [InlineData("""[{"type":"image","payload":[]}]""", "image")]
    [InlineData("""[{"type":"image"}]""", "image")]
    [InlineData("""[{"type":7}]""", "7")]
    [InlineData("""[{}]""", "unknown")]
    [InlineData("""[{"type":{}},3,null,"x",[]]""", "unknown")]
    [InlineData("""[{"type":"<script>"}]""", "_script_")]
    public void An_attachment_of_a_wrong_shape_is_shown_by_its_kind(string attachments, string kind) =>
        Assert.Equal(
            [new EventAttachment(kind, null, null)],
            AttachmentsOf(Payloads.Message($$"""{"mid":"m","attachments":{{attachments}}}""")));

    private static IReadOnlyList<EventAttachment> AttachmentsOf(WebhookReadingItem item) =>
        Assert.IsType<MessageReceived>(item.Event).Attachments;
}

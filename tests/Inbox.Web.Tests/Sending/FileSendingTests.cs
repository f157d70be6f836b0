using System.Net;
using System.Net.Http.Headers;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Sending;

/// <summary>What an agent attaches is looked at first, uploaded once, and sent once.</summary>
public sealed class FileSendingTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Theory]
    [InlineData(Platform.Messenger)]
    [InlineData(Platform.Instagram)]
    public async Task A_text_with_a_picture_is_two_messages_the_text_first(Platform platform)
    {
        using var talk = await Correspondence.BeginAsync(fixture, platform);

        using var answer = await WriteAsync(talk, "Here it is.", ("sofa.png", SamplePictures.Sofa));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await AllSentAsync(talk, 2);
        var calls = talk.Calls.ToList();
        var upload = fixture.Meta.Uploads.Single(u => u.AttachmentId == calls[1].AttachmentId);
        Assert.Equal(("Here it is.", null), (calls[0].Text, calls[0].AttachmentId));
        Assert.Equal((null, "image"), (calls[1].Text, calls[1].AttachmentKind));
        Assert.Equal(("image", true, "sofa.png", "image/png"), (upload.Kind, upload.IsReusable, upload.Name, upload.ContentType));
        Assert.Equal(platform == Platform.Instagram ? "instagram" : null, upload.Platform);
        Assert.EndsWith($"/{talk.Organization.PageId}/message_attachments", upload.Path, StringComparison.Ordinal);
        Assert.Equal(SamplePictures.Sofa, upload.Bytes);
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.NotNull(page.QuerySelector(".message--outgoing a.picture img"));
    }

    [Theory]
    [InlineData(Platform.Messenger, "قائمة الأسعار.pdf")]
    [InlineData(Platform.Instagram, "file.pdf")]
    public async Task A_name_outside_ASCII_goes_out_where_it_is_taken(Platform platform, string name)
    {
        using var talk = await Correspondence.BeginAsync(fixture, platform);
        var file = await UploadAsync(talk, "قائمة الأسعار.pdf", SamplePictures.Pdf);

        await talk.PostAsync(new { files = new[] { file } });

        await AllSentAsync(talk, 1);
        Assert.Equal(name, fixture.Meta.Uploads.Single(u => u.AttachmentId == talk.Calls.Single().AttachmentId).Name);
    }

    [Fact]
    public async Task A_file_that_Meta_has_is_not_uploaded_again_until_Meta_forgets_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var file = await UploadAsync(talk, "list.pdf", SamplePictures.Pdf);
        await talk.PostAsync(new { files = new[] { file } });
        await AllSentAsync(talk, 1);
        var first = fixture.Meta.Uploads.Last();
        await talk.PostAsync(new { files = new[] { file } });
        await AllSentAsync(talk, 2);
        Assert.Same(first, fixture.Meta.Uploads.Last());

        fixture.Meta.RefuseNext(100, 2018074);
        await talk.PostAsync(new { files = new[] { file } });
        await AllSentAsync(talk, 3);

        var calls = talk.Calls.ToList();
        Assert.Equal(4, calls.Count);
        Assert.Equal(first.AttachmentId, calls[2].AttachmentId);
        Assert.Equal(fixture.Meta.Uploads.Last().AttachmentId, calls[3].AttachmentId);
        Assert.NotEqual(first.AttachmentId, calls[3].AttachmentId);
    }

    [Fact]
    public async Task A_lost_upload_is_made_again_and_the_message_is_sent_once()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.NextUpload(() => throw new HttpRequestException(HttpRequestError.ResponseEnded));

        using var answer = await WriteAsync(talk, "", ("list.pdf", SamplePictures.Pdf));
        await Eventually.TrueAsync(
            async () => (await talk.OutgoingAsync()).Exists(m => m.Status == MessageStatus.Queued && m.SendAttempts == 1));
        fixture.Clock.Move(TimeSpan.FromSeconds(10));

        await AllSentAsync(talk, 1);
        Assert.Equal("file", Assert.Single(talk.Calls).AttachmentKind);
    }

    [Theory]
    [InlineData("empty.png", "", "it is empty")]
    [InlineData("page.png", "<html><script>alert(1)</script>", "this kind of file is not taken")]
    [InlineData("page.html", "Plain words", "it is not the kind of file that its name says")]
    [InlineData("..\\..\\list.pdf", "%PDF-1.4 ", "its name has characters that no file name may have")]
    [InlineData("both.gif", "GIF89a/*<script>alert(1)</script>*/", "it is a picture and something else at once")]
    [InlineData("broken.gif", "GIF89a", "the picture cannot be read")]
    public async Task A_wrong_file_is_refused_before_anything_is_sent(string name, string content, string reason)
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        using var answer = await WriteAsync(
            talk, "Look at this", (name, System.Text.Encoding.Latin1.GetBytes(content)), ("sofa.png", SamplePictures.Sofa));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = Pages.Parse(await answer.TextAsync());
        Assert.Contains(reason, page.QuerySelector("#composer-refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Look at this", page.QuerySelector("#text")!.TextContent);
        Assert.Contains("sofa.png", Assert.Single(page.QuerySelectorAll(".composer__files li")).TextContent, StringComparison.Ordinal);
        Assert.Empty(await talk.OutgoingAsync());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_the_text_is_kept()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var large = new byte[(25 * 1024 * 1024) + 1];
        SamplePictures.Pdf.CopyTo(large, 0);

        using var answer = await WriteAsync(talk, "All of it", ("list.pdf", large));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = Pages.Parse(await answer.TextAsync());
        Assert.Contains("it is larger than 25 MB", page.QuerySelector("#composer-refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("All of it", page.QuerySelector("#text")!.TextContent);
    }

    [Fact]
    public async Task Instagram_takes_fewer_kinds_of_files()
    {
        using var talk = await Correspondence.BeginAsync(fixture, Platform.Instagram);

        using var answer = await WriteAsync(talk, "", ("prices.csv", "Sofa;2\n"u8.ToArray()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Instagram does not take this kind of file", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await talk.OutgoingAsync());
    }

    [Fact]
    public async Task An_echo_on_Instagram_before_our_answer_is_the_same_message_only_if_it_carries_the_same()
    {
        using var talk = await Correspondence.BeginAsync(fixture, Platform.Instagram);
        var arrived = new TaskCompletionSource();
        var mayAnswer = new TaskCompletionSource();
        fixture.Meta.Next(async call =>
        {
            arrived.SetResult();
            await mayAnswer.Task;
            return SendStub.Json(HttpStatusCode.OK, """{"recipient_id":"1","message_id":"m_of_the_picture"}""");
        });
        using var answer = await WriteAsync(talk, "", ("sofa.png", SamplePictures.Sofa));
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await EchoAsync(talk, "audio", "m_of_another");
        await EchoAsync(talk, "image", "m_of_the_picture");
        mayAnswer.SetResult();

        await talk.UntilAsync(MessageStatus.Sent);
        await Eventually.TrueAsync(
            async () => (await talk.OutgoingAsync()).Exists(m => m.AuthorId is not null && m.Mid == "m_of_the_picture"));
        Assert.Equal(2, (await talk.OutgoingAsync()).Count);
    }

    [Fact]
    public async Task A_strangers_file_cannot_be_sent()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var other = await Correspondence.BeginAsync(fixture);
        var theirs = await UploadAsync(other, "list.pdf", SamplePictures.Pdf);

        using var answer = await talk.PostAsync(new { content = "Look", files = new[] { theirs } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(await talk.OutgoingAsync());
    }

    [Fact]
    public async Task An_upload_from_another_site_is_refused()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var form = Form(("file", "sofa.png", SamplePictures.Sofa));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/files") { Content = form };
        request.Headers.Add("Origin", "https://evil.example");

        using var answer = await talk.Browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_uploaded_file_that_no_message_uses_goes_away()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = await UploadAsync(talk, "list.pdf", SamplePictures.Pdf);

        fixture.Clock.Move(TimeSpan.FromHours(25));

        await Eventually.TrueAsync(async () => (await talk.Browser.GetAsync($"/files/{id}")).StatusCode == HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> WriteAsync(Correspondence talk, string text, params (string Name, byte[] Bytes)[] files)
    {
        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var form = Form([.. files.Select(f => ("files", f.Name, f.Bytes))]);
        form.Add(new StringContent(text), "text");
        form.Add(new StringContent(Guid.CreateVersion7().ToString()), "id");
        form.Add(
            new StringContent(
                page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        return await talk.Browser.PostAsync($"{talk.Address}/replies", form);
    }

    private static MultipartFormDataContent Form(params (string Field, string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, name, bytes) in files)
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(content, field, name);
        }

        return form;
    }

    private static async Task<string> UploadAsync(Correspondence talk, string name, byte[] bytes)
    {
        using var form = Form(("file", name, bytes));
        using var answer = await talk.Browser.PostAsync("/api/files", form);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.ReadJsonAsync()).GetProperty("id").GetString()!;
    }

    private static Task AllSentAsync(Correspondence talk, int count) => Eventually.TrueAsync(async () =>
        (await talk.OutgoingAsync()) is var messages && messages.Count == count
            && messages.TrueForAll(m => m.Status == MessageStatus.Sent));

    private Task EchoAsync(Correspondence talk, string kind, string mid) =>
        fixture.App.ReceiveAsync(Payload.Envelope("instagram", Payload.Entry(talk.Organization.InstagramId, new
        {
            sender = new { id = talk.Organization.InstagramId },
            recipient = new { id = talk.Person },
            timestamp = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            message = new
            {
                is_echo = true,
                mid,
                attachments = new[] { new { type = kind, payload = new { url = "https://lookaside.fbsbx.com/x" } } }
            },
        })));
}

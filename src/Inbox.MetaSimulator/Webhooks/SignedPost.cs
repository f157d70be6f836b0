using System.Net.Http.Headers;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>One body with both signatures, as Meta's servers send it (meta-platform 1.3).</summary>
internal sealed record SignedPost(Uri Address, ReadOnlyMemory<byte> Body, string Secret)
{
    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ReadOnlyMemoryContent(Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.UserAgent.ParseAdd("facebookexternalua");
        request.Headers.Add("X-Hub-Signature", "sha1=" + MetaSignature.Sha1(Secret, Body.Span));
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + MetaSignature.Sha256(Secret, Body.Span));
        return request;
    }
}

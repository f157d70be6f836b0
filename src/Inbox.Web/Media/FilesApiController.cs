using Inbox.Web.Files;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Media;

/// <summary>Files to be sent, for programs.</summary>
[ApiController]
[Route("api/files")]
[Tags("Files")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class FilesApiController(Uploads uploads, CurrentAgent currentAgent) : ControllerBase
{
    /// <summary>Takes in a file, to be sent within a day by its id.</summary>
    /// <param name="file">One part of a multipart body, called file.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    [Consumes("multipart/form-data")]
    [RequestSizeLimit(FilesOptions.MaximumBytes + (1024 * 1024))]
    [ProducesResponseType<ApiFile>(StatusCodes.Status201Created, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(IFormFile file, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var (_, stored, refusal) = await uploads.AddAsync(by, file, cancellationToken);
        return stored is null
            ? Problem($"The file is not taken: {FileWords.Of(refusal!.Value)}.", statusCode: StatusCodes.Status422UnprocessableEntity)
            : Created($"/files/{stored.Id}", new ApiFile(stored.Id, stored.Name!, stored.ContentType!, stored.Length));
    }
}

/// <param name="Id">What to send it by.</param>
/// <param name="ContentType">What its bytes say that it is.</param>
public sealed record ApiFile(Guid Id, string Name, string ContentType, long Length);

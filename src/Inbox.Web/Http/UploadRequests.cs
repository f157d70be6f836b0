namespace Inbox.Web.Http;

public static class UploadRequests
{
    /// <summary>Whether it carries files: such a form is read where it is awaited, with the limits of that place.</summary>
    public static bool IsUpload(this HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads plain forms, and lets one say that it is a PUT or a DELETE.</summary>
    public static WebApplication UseForms(this WebApplication app)
    {
        app.UseMiddleware<ReadableFormMiddleware>();
        app.UseWhen(context => !context.Request.IsUpload(), plain => plain.UseHttpMethodOverride());
        return app;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.Graph;

/// <summary>Graph API answers and refusals, in Meta's JSON (meta-platform 6.1).</summary>
internal static class GraphAnswer
{
    public static ContentHttpResult Ok(JsonObject body) => Json(body, StatusCodes.Status200OK);

    public static ContentHttpResult Success() => Ok(new JsonObject { ["success"] = true });

    public static ContentHttpResult NoToken() =>
        Refusal("An access token is required to request this resource.", "OAuthException", 104);

    public static ContentHttpResult InvalidToken() =>
        Refusal("Invalid OAuth access token - Cannot parse access token", "OAuthException", 190);

    public static ContentHttpResult InvalidProof() =>
        Refusal("Invalid appsecret_proof provided in the API argument", "GraphMethodException", 100);

    public static ContentHttpResult MissingProof() => Refusal(
        "API calls from the server require an appsecret_proof argument", "GraphMethodException", 100);

    public static ContentHttpResult DeadToken(TokenFault fault) =>
        Refusal(fault.Describe(), "OAuthException", 190, (int)fault);

    public static ContentHttpResult MissingPermission(int code, string permission) => Refusal(
        $"(#{code}) Requires {permission} permission to manage the object", "OAuthException", code);

    public static ContentHttpResult NoSuchObject(string id) => Refusal(
        $"Unsupported get request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, " +
        "or does not support this operation. Please read the Graph API documentation at " +
        "https://developers.facebook.com/docs/graph-api",
        "GraphMethodException", 100, 33);

    public static ContentHttpResult NoSuchField(string field) =>
        Refusal($"(#100) Tried accessing nonexistent field ({field})", "OAuthException", 100);

    /// <summary>A refusal by its code, or code and subcode, with other words than the usual if some are given.</summary>
    public static ContentHttpResult Error(string name, string? message = null)
    {
        var numbers = Array.ConvertAll(name.Split('/'), number => int.Parse(number, CultureInfo.InvariantCulture));
        return Refusal(
            message ?? GraphErrors.TextOf(name), GraphErrors.TypeOf(name), numbers[0], numbers.Length > 1 ? numbers[1] : null,
            GraphErrors.IsTransient(name), GraphErrors.StatusOf(name));
    }

    public static ContentHttpResult Refusal(
        string message, string type, int code, int? subcode = null,
        bool isTransient = false, int status = StatusCodes.Status400BadRequest)
    {
        var error = new JsonObject { ["message"] = message, ["type"] = type, ["code"] = code };
        if (subcode is not null)
        {
            error["error_subcode"] = subcode;
        }

        if (isTransient)
        {
            error["is_transient"] = true;
        }

        error["fbtrace_id"] = "A" + MessageIds.New(SimulatedPlatform.Messenger)[2..24];
        return Json(new JsonObject { ["error"] = error }, status);
    }

    private static ContentHttpResult Json(JsonObject body, int status) =>
        TypedResults.Text(MetaJson.Write(body), "application/json", Encoding.UTF8, status);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Inbox.MetaSimulator.Faults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inbox.MetaSimulator.Control;

/// <summary>How Meta behaves towards an account and what goes wrong there, for programs.</summary>
internal static class SwitchEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static void MapSwitches(this IEndpointRouteBuilder control)
    {
        control.MapGet("accounts/{accountId}/switches", ShowAsync);
        control.MapPost("accounts/{accountId}/switches", ChangeAsync);
        control.MapPut("accounts/{accountId}/faults", PlanAsync);
    }

    private static async Task<IResult> ShowAsync(
        string accountId, HttpContext context, SimulatedAccounts accounts, Switchboard switchboard) =>
        await accounts.FindUsableAsync(context, accountId) is { } account
            ? TypedResults.Json(switchboard.Of(account), Json)
            : TypedResults.NotFound();

    /// <summary>Changes only what the body names.</summary>
    private static async Task<IResult> ChangeAsync(
        string accountId, JsonObject body, HttpContext context, SimulatedAccounts accounts, Switchboard switchboard)
    {
        if (await accounts.FindUsableAsync(context, accountId) is not { } account)
        {
            return TypedResults.NotFound();
        }

        var merged = Merge(switchboard.Of(account), body);
        if (Read<AccountSwitches>(merged) is not { } changed || changed.Refusal is { } refusal && !FaultNames.IsError(refusal))
        {
            return Refuse("There is no such switch, or not with this value.");
        }

        switchboard.Set(account, changed);
        return TypedResults.Json(changed, Json);
    }

    private static JsonObject Merge(AccountSwitches switches, JsonObject body)
    {
        var merged = JsonSerializer.SerializeToNode(switches, Json)!.AsObject();
        foreach (var (name, value) in body)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static async Task<IResult> PlanAsync(
        string accountId, JsonObject body, HttpContext context, SimulatedAccounts accounts, Switchboard switchboard)
    {
        if (await accounts.FindUsableAsync(context, accountId) is not { } account)
        {
            return TypedResults.NotFound();
        }

        var plan = Read<FaultPlan>(body);
        if (plan is null || plan.Problem is not null)
        {
            return Refuse(plan?.Problem ?? "This is no plan of faults.");
        }

        switchboard.Set(account, plan);
        return TypedResults.NoContent();
    }

    private static T? Read<T>(JsonObject body)
        where T : class
    {
        try
        {
            return body.Deserialize<T>(Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ProblemHttpResult Refuse(string reason) =>
        TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
}
